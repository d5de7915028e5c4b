package org.javoke.lab.watch;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.javoke.tensor.Device;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.train.Parameter;

/** Tells whether weights are the same, bit for bit. */
final class WeightHash {

  private static final long PIECE = 64L << 20;

  private WeightHash() {}

  /** {@return the SHA-256 of all names and numbers} */
  static String of(List<Parameter> parameters) {
    MessageDigest sha256 = sha256();
    for (Parameter parameter : parameters) {
      sha256.update(parameter.name().getBytes(StandardCharsets.UTF_8));
      try (Scope _ = Scope.open();
          NoGrad _ = NoGrad.open()) {
        Tensor here = parameter.tensor().detach().to(Device.CPU).contiguous();
        MemorySegment memory = here.memory();
        for (long from = 0; from < memory.byteSize(); from += PIECE) {
          sha256.update(
              memory.asSlice(from, Math.min(PIECE, memory.byteSize() - from)).asByteBuffer());
        }
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
