package org.javoke.template.python;

import java.util.List;

/** What lists and tuples share. */
interface Sequence {

  List<Value> items();
}
