package org.javoke.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldsBuilderTest {

  @Test
  void fieldsKeepTheirOrderAndPlace() {
    Value.Fields fields =
        new FieldsBuilder()
            .put("b", Value.of(1))
            .put("a", Value.of(2))
            .put("b", Value.of(3))
            .build();

    assertThat(fields.values().keySet()).containsExactly("b", "a");
    assertThat(fields.at("b")).isEqualTo(Value.of(3));
    assertThat(fields.at("c")).isNull();
  }

  @Test
  void whatWasBuiltDoesNotChange() {
    FieldsBuilder builder = new FieldsBuilder().put("a", Value.of(1));
    Value.Fields before = builder.build();
    Value.Fields after = builder.put("a", Value.of(2)).put("b", Value.of(3)).build();

    assertThat(before.values()).isEqualTo(Map.of("a", Value.of(1)));
    assertThat(after.values()).isEqualTo(Map.of("a", Value.of(2), "b", Value.of(3)));
    assertThatThrownBy(() -> before.values().put("a", Value.NULL))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> before.values().entrySet().iterator().next().setValue(Value.NULL))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> before.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anyNumberOfFieldsActsAsAMap() {
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      Map<String, Value> map = new LinkedHashMap<>();
      FieldsBuilder builder = new FieldsBuilder();
      for (int count = random.nextInt(30); count > 0; count--) {
        String name = "n" + random.nextInt(20);
        Value value = Value.of(random.nextInt(3));
        map.put(name, value);
        builder.put(name, value);
        if (random.nextInt(9) == 0) {
          builder.build();
        }
      }
      Value.Fields fields = builder.build();
      assertThat(fields.values()).isEqualTo(map).hasSameHashCodeAs(map);
      assertThat(map).isEqualTo(fields.values());
      assertThat(fields).isEqualTo(new Value.Fields(map));
      assertThat(fields.values().entrySet()).containsExactlyElementsOf(map.entrySet());
      assertThat(fields.values().containsKey("n3")).isEqualTo(map.containsKey("n3"));
    }
  }
}
