package org.ngoma.firmware.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * JSON read token by token within bounds; whatever is wrong becomes one sentence with its place.
 */
final class JsonText implements AutoCloseable {

  /** Reads the value of one field; the parser stands on that value's first token. */
  interface FieldReader {
    void read(String field) throws ProjectFileException;
  }

  /** Reads one element; the parser stands on its first token. */
  interface ElementReader {
    void read() throws ProjectFileException;
  }

  private static final String ADVICE = "correct it there or open another copy";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Bounds.NESTING)
                  .maxStringLength(Bounds.STRING_CHARS)
                  .maxNameLength(Bounds.STRING_CHARS)
                  .maxNumberLength(Bounds.NUMBER_CHARS)
                  .maxDocumentLength(Bounds.JSON_BYTES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Names from files must not stay in a table for ever.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final String file;
  private final JsonParser parser;

  JsonText(String file, byte[] utf8) throws ProjectFileException {
    this.file = file;
    try {
      parser = FACTORY.createParser(utf8);
    } catch (IOException e) {
      throw new ProjectFileException(file, "not readable as JSON text", ADVICE, e);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new AssertionError("a parser over an array has nothing to close", e);
    }
  }

  JsonToken next() throws ProjectFileException {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** What the parser stands on. */
  JsonToken token() {
    return parser.currentToken();
  }

  /** Goes on to a field's name, and gives it; null when something else comes. */
  String nextField() throws ProjectFileException {
    if (next() != JsonToken.FIELD_NAME) {
      return null;
    }
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Passes over the value that the parser stands on. */
  void skip() throws ProjectFileException {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Checks that nothing follows. */
  void end() throws ProjectFileException {
    if (next() != null) {
      throw refuse("something follows the end of the project");
    }
  }

  void startObject(String what) throws ProjectFileException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refuse(what + " is an object in { }");
    }
  }

  /** Reads each field of the object that has just begun. */
  void object(FieldReader reader) throws ProjectFileException {
    for (String field = nextField(); field != null; field = nextField()) {
      next();
      reader.read(field);
    }
  }

  /** Reads each element of the array that the parser stands on. */
  void array(String what, int most, ElementReader reader) throws ProjectFileException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw refuse(what + " is a list in [ ]");
    }
    int count = 0;
    while (next() != JsonToken.END_ARRAY) {
      if (++count > most) {
        throw tooMany(what, most);
      }
      reader.read();
    }
  }

  /** Reads the object of parameters that the parser stands on. */
  Map<String, Double> params() throws ProjectFileException {
    Map<String, Double> params = new HashMap<>();
    startObject("params");
    object(
        id -> {
          params.put(id, number("parameter " + id));
          if (params.size() > Bounds.PARAMS) {
            throw tooMany("parameters", Bounds.PARAMS);
          }
        });
    return params;
  }

  void startRow(String shape) throws ProjectFileException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw refuse(shape);
    }
  }

  void endRow(String shape) throws ProjectFileException {
    if (next() != JsonToken.END_ARRAY) {
      throw refuse(shape);
    }
  }

  int nextInt(String what) throws ProjectFileException {
    return (int) nextWhole(what, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  long nextWhole(String what, long min, long max) throws ProjectFileException {
    next();
    return whole(what, min, max);
  }

  double nextNumber(String what) throws ProjectFileException {
    next();
    return number(what);
  }

  /** The whole number that the parser stands on. */
  long whole(String what, long min, long max) throws ProjectFileException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw refuse(what + " is a whole number");
    }
    try {
      long value = parser.getLongValue();
      if (value < min || value > max) {
        throw refuse(what + " " + value + " is not from " + min + " to " + max);
      }
      return value;
    } catch (ProjectFileException e) {
      throw e;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The finite number that the parser stands on. */
  double number(String what) throws ProjectFileException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw refuse(shortened(what) + " is a number");
    }
    double value;
    try {
      value = parser.getDoubleValue();
    } catch (IOException e) {
      throw broken(e);
    }
    if (!Double.isFinite(value)) {
      throw refuse(shortened(what) + " is too large a number");
    }
    return value;
  }

  /** The true or false that the parser stands on. */
  boolean bool(String what) throws ProjectFileException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw refuse(what + " is true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** The string that the parser stands on. */
  String text(String what) throws ProjectFileException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw refuse(what + " is text in quotes");
    }
    try {
      return parser.getText();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  void require(Set<String> seen, String what, String... fields) throws ProjectFileException {
    for (String field : fields) {
      if (!seen.contains(field)) {
        throw refuse(what + " lacks the field '" + field + "'");
      }
    }
  }

  ProjectFileException tooMany(String what, int most) {
    return refuse("more than " + most + " " + what);
  }

  ProjectFileException refuse(String problem) {
    return refuse(problem, ADVICE);
  }

  ProjectFileException refuse(String problem, String advice) {
    return new ProjectFileException(file, place() + ": " + problem, advice);
  }

  /** Where the parser stands: {@code line 12, /tracks/0/patterns/1}. */
  String place() {
    JsonLocation at = parser.currentTokenLocation();
    String path = parser.getParsingContext().pathAsPointer().toString();
    return "line " + Math.max(1, at.getLineNr()) + (path.isEmpty() ? "" : ", " + shortened(path));
  }

  private ProjectFileException broken(IOException e) {
    String why = e.getMessage();
    JsonLocation at = parser.currentLocation();
    if (e instanceof JsonProcessingException json) {
      why = json.getOriginalMessage();
      at = json.getLocation() == null ? at : json.getLocation();
    }
    return new ProjectFileException(
        file,
        "line "
            + Math.max(1, at.getLineNr())
            + ", column "
            + Math.max(1, at.getColumnNr())
            + ": broken JSON ("
            + shortened(String.valueOf(why))
            + ")",
        ADVICE,
        e);
  }

  /** Text from a file, short enough for a sentence. */
  static String shortened(String text) {
    return text.length() <= 120 ? text : text.substring(0, 117) + "...";
  }
}
