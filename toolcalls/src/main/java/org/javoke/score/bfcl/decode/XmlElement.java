package org.javoke.score.bfcl.decode;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An XML element: its name and attributes with their namespaces, its children, its first text. */
final class XmlElement {

  private static final int MAX_DEPTH = 1_000;

  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private XmlElement(XMLStreamReader reader) {
    this.name = qualified(reader.getNamespaceURI(), reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(
          qualified(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
  }

  /** {@return the root element of a text that starts with it, so that no document type can come} */
  static XmlElement read(String xml) throws Refusal {
    try {
      return read(factory().createXMLStreamReader(new StringReader(xml)));
    } catch (XMLStreamException e) {
      throw new Refusal("no XML: " + e.getMessage());
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, Refusal {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement last = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = new XmlElement(reader);
          if (!open.isEmpty()) {
            open.peek().children.add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> last = open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty() && open.peek().children.isEmpty()) {
            open.peek().text.append(reader.getText());
          }
        }
        default -> {}
      }
      if (open.size() > MAX_DEPTH) {
        throw new Refusal("XML elements are nested too deeply");
      }
    }
    if (last == null) {
      throw new Refusal("there is no XML element");
    }
    return last;
  }

  private static String qualified(@Nullable String namespace, String name) {
    return namespace == null || namespace.isEmpty() ? name : "{" + namespace + "}" + name;
  }

  /** {@return the children of this name} */
  List<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }

  /** {@return the attribute, or null where there is none} */
  @Nullable String attribute(String wanted) {
    return attributes.get(wanted);
  }

  /** {@return the text before the first child} */
  String text() {
    return text.toString();
  }
}
