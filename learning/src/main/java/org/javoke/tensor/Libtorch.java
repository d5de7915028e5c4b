package org.javoke.tensor;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads libtorch, once, with the quickest matrix products that there are for this platform.
 *
 * <p>MKL's matrix-vector product is about five times as fast as OpenBLAS's, so it is put in its
 * place where it exists; see {@code docs/performance.md}.
 */
public final class Libtorch {

  private static final Logger log = LoggerFactory.getLogger(Libtorch.class);

  private Libtorch() {}

  /** What was loaded: the holder's initialiser runs once, whichever thread is first. */
  private static final class Loaded {
    private static final String BLAS = loadAll();

    private static String loadAll() {
      // JavaCPP would otherwise count the whole process against its own limit and collect garbage.
      System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
      System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
      String blas = loadMkl() ? "MKL" : "OpenBLAS";
      try {
        Loader.load(torch.class);
      } catch (UnsatisfiedLinkError e) {
        throw new LibtorchMissingException(e);
      }
      return blas;
    }

    private static boolean loadMkl() {
      try {
        Loader.load(Class.forName("org.bytedeco.mkl.global.mkl_rt"));
        System.setProperty("org.bytedeco.openblas.load", "mkl_rt");
        return true;
      } catch (ClassNotFoundException e) {
        log.debug("no MKL for this platform, OpenBLAS is used");
        return false;
      } catch (UnsatisfiedLinkError e) {
        log.warn("MKL did not load ({}), the slower OpenBLAS is used", e.getMessage());
        return false;
      }
    }
  }

  /**
   * Loads the library, unless that was done. The first load on a machine unpacks half a gigabyte
   * into JavaCPP's cache and takes some seconds.
   *
   * @throws LibtorchMissingException if there is none for this platform
   */
  public static void load() {
    if (Loaded.BLAS.isEmpty()) {
      throw new AssertionError("loading always names the library");
    }
  }

  /** {@return the library of matrix products in use, {@code MKL} or {@code OpenBLAS}} */
  public static String blas() {
    return Loaded.BLAS;
  }

  /** {@return how many threads one operation is spread over} */
  public static int threads() {
    load();
    return torch.get_num_threads();
  }

  /** Spreads each operation over so many threads. */
  public static void threads(int count) {
    load();
    torch.set_num_threads(count);
  }

  /** Makes what libtorch draws at random (dropout) repeatable. */
  public static void seed(long seed) {
    load();
    torch.manual_seed(seed);
  }
}
