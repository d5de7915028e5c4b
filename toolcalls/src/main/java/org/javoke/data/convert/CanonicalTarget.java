package org.javoke.data.convert;

import java.util.List;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;

/** The canonical form, which holds everything. */
final class CanonicalTarget implements TargetForm {

  @Override
  public String name() {
    return "canonical";
  }

  @Override
  public Written write(Example example) {
    return new Written.Line(CanonicalForm.write(example), List.of());
  }
}
