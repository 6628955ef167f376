package org.ngoma.instruments.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ngoma.sequencer.model.ParamSpec;
import org.ngoma.sequencer.model.ParamTable;
import org.ngoma.sequencer.model.Parameters;

/**
 * Files hold parameters by id: an id that was once released means the same for ever. New ids are
 * added at the end of {@code parameter-ids.txt}; a line that is there is never changed or removed.
 */
class ParameterIdsTest {

  private static List<String> frozen() throws IOException {
    try (InputStream in = ParameterIdsTest.class.getResourceAsStream("parameter-ids.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Set<String> built() {
    Set<String> ids = new LinkedHashSet<>();
    for (ProcessorKind kind : Processors.all()) {
      addIds(kind.create().get().params(), ids);
    }
    Parameters parameters = Processors.parameters();
    parameters.instruments().values().forEach(table -> addIds(table, ids));
    addIds(parameters.channel(), ids);
    addIds(parameters.master(), ids);
    return ids;
  }

  private static void addIds(ParamTable table, Set<String> ids) {
    table.specs().stream().map(ParamSpec::id).forEach(ids::add);
  }

  @Test
  void everyFrozenIdIsStillThere() throws IOException {
    Set<String> built = built();
    for (String id : frozen()) {
      assertTrue(built.contains(id), id + " was released and is gone: files that hold it break");
    }
  }

  @Test
  void everyIdIsFrozen() throws IOException {
    List<String> missing = new ArrayList<>(built());
    missing.removeAll(frozen());
    assertEquals(List.of(), missing, "add these lines at the end of parameter-ids.txt");
  }

  @Test
  void noIdIsFrozenTwice() throws IOException {
    assertEquals(frozen().size(), new HashSet<>(frozen()).size());
  }
}
