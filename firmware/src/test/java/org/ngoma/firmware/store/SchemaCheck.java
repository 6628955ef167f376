package org.ngoma.firmware.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** As much of JSON Schema as the published schema uses; a keyword beyond that is an error. */
final class SchemaCheck {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "$defs", "title", "description", "examples");

  private final JsonNode schema;
  private final List<String> faults = new ArrayList<>();

  private SchemaCheck(JsonNode schema) {
    this.schema = schema;
  }

  static SchemaCheck published() throws IOException {
    return new SchemaCheck(JSON.readTree(Path.of("..", "docs", "project.schema.json").toFile()));
  }

  JsonNode schema() {
    return schema;
  }

  /** What a text breaks, empty when nothing. */
  List<String> faults(byte[] text) throws IOException {
    faults.clear();
    check("", schema, JSON.readTree(text));
    return List.copyOf(faults);
  }

  private void check(String at, JsonNode rule, JsonNode value) {
    for (Iterator<String> keywords = rule.fieldNames(); keywords.hasNext(); ) {
      String keyword = keywords.next();
      if (!ANNOTATIONS.contains(keyword) && !holds(at, keyword, rule, value)) {
        faults.add(at + " breaks " + keyword + " " + rule.get(keyword));
      }
    }
  }

  private boolean holds(String at, String keyword, JsonNode rule, JsonNode value) {
    JsonNode wants = rule.get(keyword);
    return switch (keyword) {
      case "$ref" -> {
        check(at, schema.at(wants.asText().substring(1)), value);
        yield true;
      }
      case "type" -> isOf(wants.asText(), value);
      case "const" -> wants.equals(value);
      case "enum" -> contains(wants, value);
      case "minimum" -> value.asDouble() >= wants.asDouble();
      case "maximum" -> value.asDouble() <= wants.asDouble();
      case "pattern" -> value.asText().matches(wants.asText());
      case "maxLength" -> value.asText().length() <= wants.asInt();
      case "minItems" -> value.size() >= wants.asInt();
      case "maxItems", "maxProperties" -> value.size() <= wants.asInt();
      case "required" -> {
        wants.forEach(field -> require(at, field.asText(), value));
        yield true;
      }
      case "properties" -> {
        wants
            .properties()
            .forEach(p -> checkPresent(at + "/" + p.getKey(), p.getValue(), value.get(p.getKey())));
        yield true;
      }
      case "additionalProperties" -> {
        value.properties().forEach(p -> check(at + "/" + p.getKey(), wants, p.getValue()));
        yield true;
      }
      case "prefixItems" -> {
        for (int i = 0; i < wants.size(); i++) {
          checkPresent(at + "/" + i, wants.get(i), value.get(i));
        }
        yield true;
      }
      case "items" -> {
        for (int i = 0; i < value.size(); i++) {
          check(at + "/" + i, wants, value.get(i));
        }
        yield true;
      }
      default -> throw new AssertionError("schema keyword " + keyword + " is not checked here");
    };
  }

  private void checkPresent(String at, JsonNode rule, JsonNode value) {
    if (value != null) {
      check(at, rule, value);
    }
  }

  private void require(String at, String field, JsonNode value) {
    if (!value.has(field)) {
      faults.add(at + " lacks " + field);
    }
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode each : list) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> throw new AssertionError("schema type " + type + " is not checked here");
    };
  }
}
