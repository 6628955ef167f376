package org.ngoma.firmware.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records as JSON by the names of their components, and closed families of records by the name of
 * the record in the field {@code is}. What a record is called, and what its components are called,
 * is therefore part of the format: a test freezes both.
 *
 * <p>Components may be numbers, booleans, texts, enums, records, closed families, and lists, maps
 * by text and optionals of these. A record with a constant {@code PLAIN} is left out where it
 * equals it, and stands for it where it is absent. Fields that are not known are passed over;
 * whoever keeps the text keeps them.
 */
public final class RecordJson {

  private static final String FAMILY = "is";
  private static final String ADVICE = "another Ngoma wrote it, or it is damaged";
  private static final int ELEMENTS = Bounds.NOTES;
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  private RecordJson() {}

  /** How a record is taken apart and put together. */
  private record Shape(
      RecordComponent[] components, Constructor<?> constructor, Optional<Object> plain) {
    static Shape of(Class<?> type) {
      return SHAPES.computeIfAbsent(type, Shape::read);
    }

    private static Shape read(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = components[i].getType();
      }
      try {
        return new Shape(components, type.getDeclaredConstructor(types), plain(type));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("every record has its constructor", e);
      }
    }

    /** A record that has a constant of this name is left out where it equals it. */
    private static Optional<Object> plain(Class<?> type) throws IllegalAccessException {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("PLAIN") && field.getType() == type) {
          return Optional.of(field.get(null));
        }
      }
      return Optional.empty();
    }
  }

  /** A member of a closed family as text in UTF-8. */
  public static byte[] write(Class<?> family, Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(out, family, value);
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(value.getClass() + " cannot be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, Type type, Object value)
      throws IOException, ReflectiveOperationException {
    switch (value) {
      case Integer i -> out.writeNumber(i);
      case Long l -> out.writeNumber(l);
      case Double d -> out.writeNumber(d);
      case Float f -> out.writeNumber(f);
      case Boolean b -> out.writeBoolean(b);
      case String s -> out.writeString(s);
      case Enum<?> e -> out.writeString(e.name().toLowerCase(Locale.ROOT));
      case Optional<?> o when o.isEmpty() -> out.writeNull();
      case Optional<?> o -> write(out, argument(type, 0), o.get());
      case List<?> list -> {
        out.writeStartArray();
        for (Object element : list) {
          write(out, argument(type, 0), element);
        }
        out.writeEndArray();
      }
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
          out.writeFieldName((String) entry.getKey());
          write(out, argument(type, 1), entry.getValue());
        }
        out.writeEndObject();
      }
      case Record r -> writeRecord(out, (Class<?>) type, r);
      default -> throw new AssertionError(value.getClass() + " has no JSON");
    }
  }

  private static void writeRecord(JsonGenerator out, Class<?> type, Record value)
      throws IOException, ReflectiveOperationException {
    out.writeStartObject();
    if (type.isInterface()) {
      out.writeStringField(FAMILY, value.getClass().getSimpleName());
    }
    for (RecordComponent component : Shape.of(value.getClass()).components()) {
      Object held = component.getAccessor().invoke(value);
      if (!component.getType().isRecord()
          || !Shape.of(component.getType()).plain().equals(Optional.of(held))) {
        out.writeFieldName(component.getName());
        write(out, component.getGenericType(), held);
      }
    }
    out.writeEndObject();
  }

  /**
   * Reads a member of a closed family.
   *
   * @param place what is read, for messages
   * @throws ProjectFileException one sentence, when it is not one
   */
  public static <T> T read(String place, byte[] utf8, Class<T> family) throws ProjectFileException {
    try (JsonText json = new JsonText(place, utf8)) {
      json.next();
      T value = family.cast(read(json, family));
      json.end();
      return value;
    }
  }

  private static Object read(JsonText json, Type type) throws ProjectFileException {
    Class<?> raw = (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    if (raw == int.class || raw == Integer.class) {
      return (int) json.whole("a number", Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (raw == long.class || raw == Long.class) {
      return json.whole("a number", Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (raw == double.class || raw == Double.class) {
      return json.number("a value");
    } else if (raw == float.class || raw == Float.class) {
      return (float) json.number("a value");
    } else if (raw == boolean.class || raw == Boolean.class) {
      return json.bool("a switch");
    } else if (raw == String.class) {
      return json.text("a text");
    } else if (raw.isEnum()) {
      return constant(json, raw);
    } else if (raw == Optional.class) {
      return json.token() == JsonToken.VALUE_NULL
          ? Optional.empty()
          : Optional.of(read(json, argument(type, 0)));
    } else if (raw == List.class) {
      List<Object> list = new ArrayList<>();
      json.array("a list", ELEMENTS, () -> list.add(read(json, argument(type, 0))));
      return list;
    } else if (raw == Map.class) {
      Map<String, Object> map = new HashMap<>();
      json.startObject("a table");
      json.object(key -> map.put(key, read(json, argument(type, 1))));
      return map;
    }
    json.startObject(raw.getSimpleName());
    return raw.isInterface() ? member(json, raw) : record(json, raw);
  }

  /** The name comes first: so it is written. */
  private static Object member(JsonText json, Class<?> family) throws ProjectFileException {
    if (!FAMILY.equals(json.nextField())) {
      throw json.refuse("does not begin with the field '" + FAMILY + "'", ADVICE);
    }
    json.next();
    String name = json.text(FAMILY);
    for (Class<?> member : family.getPermittedSubclasses()) {
      if (member.getSimpleName().equals(name)) {
        return record(json, member);
      }
    }
    throw json.refuse(
        "no " + family.getSimpleName() + " is called '" + JsonText.shortened(name) + "'", ADVICE);
  }

  private static Object record(JsonText json, Class<?> type) throws ProjectFileException {
    Shape shape = Shape.of(type);
    Object[] values = new Object[shape.components().length];
    json.object(
        field -> {
          for (int i = 0; i < values.length; i++) {
            if (shape.components()[i].getName().equals(field)) {
              values[i] = read(json, shape.components()[i].getGenericType());
              return;
            }
          }
          json.skip();
        });
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = absent(json, type, shape.components()[i]);
      }
    }
    try {
      return shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      throw json.refuse(String.valueOf(e.getCause().getMessage()), ADVICE);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " cannot be made", e);
    }
  }

  /** What stands for a component that came after the text was written. */
  private static Object absent(JsonText json, Class<?> type, RecordComponent component)
      throws ProjectFileException {
    Class<?> raw = component.getType();
    if (raw == List.class) {
      return List.of();
    } else if (raw == Map.class) {
      return Map.of();
    } else if (raw == Optional.class) {
      return Optional.empty();
    } else if (raw == boolean.class) {
      return false;
    } else if (raw.isRecord() && Shape.of(raw).plain().isPresent()) {
      return Shape.of(raw).plain().get();
    }
    throw json.refuse(
        type.getSimpleName() + " lacks the field '" + component.getName() + "'", ADVICE);
  }

  private static Object constant(JsonText json, Class<?> type) throws ProjectFileException {
    String name = json.text("a name").toUpperCase(Locale.ROOT);
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw json.refuse(
        "no " + type.getSimpleName() + " is called '" + JsonText.shortened(name) + "'", ADVICE);
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  /**
   * The shape of a family as lines, one a record, for the test that freezes it: {@code
   * RenameTrack(trackId int, name String)}. Records and families inside are listed, too.
   */
  public static List<String> shapeOf(Class<?> family) {
    Map<String, String> lines = new TreeMap<>();
    describe(family, lines);
    return List.copyOf(lines.values());
  }

  private static void describe(Type type, Map<String, String> lines) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        describe(argument, lines);
      }
      return;
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isSealed()) {
      for (Class<?> member : raw.getPermittedSubclasses()) {
        describe(member, lines);
      }
    } else if (raw.isEnum()) {
      for (Object constant : raw.getEnumConstants()) {
        String name = raw.getSimpleName() + "." + constant;
        lines.put(name, name);
      }
    } else if (raw.isRecord() && !lines.containsKey(raw.getSimpleName())) {
      lines.put(raw.getSimpleName(), "");
      StringBuilder line = new StringBuilder(raw.getSimpleName()).append('(');
      String before = "";
      for (RecordComponent component : raw.getRecordComponents()) {
        line.append(before).append(component.getName()).append(' ');
        line.append(component.getGenericType().getTypeName().replaceAll("[a-z]+\\.", ""));
        before = ", ";
        describe(component.getGenericType(), lines);
      }
      lines.put(raw.getSimpleName(), line.append(')').toString());
    }
  }
}
