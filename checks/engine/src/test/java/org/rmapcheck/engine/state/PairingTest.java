package org.rmapcheck.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PairingTest {

  @Test
  void aKeyTellsBothNumbers() {
    for (int firstBits = 1; firstBits <= 30; firstBits++) {
      for (int secondBits = 1; secondBits <= 30; secondBits++) {
        Pairing pairing = new Pairing(1L << firstBits, 1L << secondBits);
        assertThat(pairing.keyBits()).isEqualTo(Math.max(34, firstBits + secondBits));
        for (long first : new long[] {0, 1, (1L << firstBits) - 1}) {
          for (long second : new long[] {0, 1, (1L << secondBits) - 1}) {
            long pair = (second << Integer.SIZE) | first;
            assertThat(pairing.key(pair) >>> pairing.keyBits()).isZero();
            assertThat(pairing.pair(pairing.key(pair))).isEqualTo(pair);
          }
        }
      }
    }
  }

  @Test
  void itHoldsNumbersBelowTheLimitsThatItWasMadeFor() {
    Pairing pairing = new Pairing(1L << 20, 1L << 22);

    assertThat(pairing.holds(1L << 20, 1L << 22)).isTrue();
    assertThat(pairing.holds((1L << 20) + 1, 1L << 22)).isFalse();
    assertThat(pairing.holds(1L << 20, (1L << 22) + 1)).isFalse();
  }
}
