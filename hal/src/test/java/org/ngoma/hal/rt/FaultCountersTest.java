package org.ngoma.hal.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FaultCountersTest {

  @Test
  void everyFaultHasACounterOfItsOwn() {
    ByteBuffer memory = ByteBuffer.allocateDirect(FaultCounters.bytesFor());
    FaultCounters counters = new FaultCounters(memory, 0);
    for (Fault fault : Fault.values()) {
      assertEquals(0, counters.get(fault));
      counters.count(fault);
      counters.add(fault, 10);
    }
    FaultCounters later = new FaultCounters(memory, 0);
    later.count(Fault.XRUN);
    for (Fault fault : Fault.values()) {
      assertEquals(fault == Fault.XRUN ? 12 : 11, counters.get(fault), fault.name());
    }
  }
}
