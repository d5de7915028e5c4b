package org.javoke.generate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.javoke.model.Attention;
import org.javoke.model.Decoder;
import org.javoke.model.Heads;
import org.javoke.tensor.Kernels;
import org.javoke.tensor.Kernels.Attended;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.jspecify.annotations.Nullable;

/**
 * Attention of a {@link Pass}: every token sees what its sequence does not share, and the shared
 * runs before that.
 *
 * <p>Each set of keys is attended to by itself, a shared run by all its readers in one product, and
 * the results are put together by their log-sum-exps: with {@code o1, l1} and {@code o2, l2} the
 * values and log-sum-exps over two disjoint sets, those over both are {@code o1 + (o2 - o1)
 * sigmoid(l2 - l1)} and {@code log(exp l1 + exp l2)}.
 */
final class CacheAttention implements Attention {

  private final Pass pass;
  private final SlotPool pool;
  private final double scale;
  private final int rows;
  private final int seen;
  private final @Nullable Tensor ends;
  private final @Nullable Tensor mask;
  private final List<Shared> shared = new ArrayList<>();
  private final IdentityHashMap<Span, Tensor> masks = new IdentityHashMap<>();

  private record Shared(Readers readers, @Nullable Tensor indices) {}

  CacheAttention(Pass pass, SlotPool pool, Decoder decoder) {
    this.pass = pass;
    this.pool = pool;
    this.scale = 1 / Math.sqrt(decoder.config().headDim());
    this.rows = pass.steps().size();
    this.seen = pool.longest(rows) + 1;
    this.ends = rows == 0 ? null : pool.ends(rows);
    long served = decoder.config().heads() / decoder.config().keyValueHeads();
    this.mask = pool.isEven(rows) ? null : pool.mask(rows, served);
    for (Span span : pass.spans()) {
      if (span.paths() != null) {
        masks.put(span, span.paths().mask(decoder));
      }
    }
    for (Readers readers : pass.readers()) {
      shared.add(
          new Shared(readers, readers.contiguous() ? null : readers.tensor(decoder.device())));
    }
  }

  @Override
  public Tensor attend(int layer, Tensor q, Tensor k, Tensor v) {
    store(layer, k, v);
    Parts own = own(layer, q, k, v);
    for (Shared run : shared) {
      join(own, run, layer, q);
    }
    return own.values;
  }

  /**
   * What the tokens gathered so far.
   *
   * @param values {@code [tokens, heads, headDim]}
   * @param logsumexp {@code [tokens, heads]}
   */
  private record Parts(Tensor values, Tensor logsumexp) {}

  private void store(int layer, Tensor k, Tensor v) {
    if (ends != null) {
      write(pool.keys(layer), k, ends);
      write(pool.values(layer), v, ends);
    }
    int token = rows;
    for (Span span : pass.spans()) {
      int length = span.tokens().length();
      OwnCache own = span.own();
      if (own != null) {
        put(own.keys(layer), k.narrow(0, token, length), own.length());
        put(own.values(layer), v.narrow(0, token, length), own.length());
      }
      token += length;
    }
  }

  /** Writes one token into each row, at the row's end. */
  private void write(Tensor room, Tensor x, Tensor ends) {
    Tensor index = ends.view(rows, 1, 1, 1).expand(rows, x.size(1), 1, x.size(2));
    room.narrow(0, 0, rows).scatterInPlace(2, index, x.narrow(0, 0, rows).unsqueeze(2));
  }

  private static void put(Tensor room, Tensor x, int at) {
    room.narrow(2, at, x.size(0)).copyInPlace(x.transpose(0, 1).unsqueeze(0));
  }

  private Parts own(int layer, Tensor q, Tensor k, Tensor v) {
    List<Tensor> values = new ArrayList<>();
    List<Tensor> logsumexps = new ArrayList<>();
    if (rows > 0) {
      add(steps(layer, q.narrow(0, 0, rows)), values, logsumexps);
    }
    int token = rows;
    for (Span span : pass.spans()) {
      int length = span.tokens().length();
      Parts parts =
          span(
              span,
              layer,
              q.narrow(0, token, length),
              k.narrow(0, token, length),
              v.narrow(0, token, length));
      add(parts, values, logsumexps);
      token += length;
    }
    return values.size() == 1
        ? new Parts(values.getFirst(), logsumexps.getFirst())
        : new Parts(Tensors.cat(values, 0), Tensors.cat(logsumexps, 0));
  }

  private static void add(Parts parts, List<Tensor> values, List<Tensor> logsumexps) {
    values.add(parts.values);
    logsumexps.add(parts.logsumexp);
  }

  /** One token of each row, over what the row keeps. */
  private Parts steps(int layer, Tensor q) {
    Tensor keys = pool.keys(layer).narrow(0, 0, rows).narrow(2, 0, seen);
    Tensor values = pool.values(layer).narrow(0, 0, rows).narrow(2, 0, seen);
    Tensor grouped = q.reshape(rows, keys.size(1), q.size(1) / keys.size(1), q.size(2));
    Attended attended =
        mask == null
            ? Kernels.flash(grouped, keys, values, false, scale)
            : Kernels.flash(grouped, keys, values, mask, scale);
    return new Parts(
        attended.values().reshape(rows, q.size(1), q.size(2)),
        attended.logsumexp().reshape(rows, q.size(1)));
  }

  /** The tokens of a span, over each other and what is in their own cache. */
  private Parts span(Span span, int layer, Tensor q, Tensor k, Tensor v) {
    Tensor queries = Heads.repeated(q, q.size(1));
    Tensor keys = Heads.repeated(k, q.size(1));
    Tensor values = Heads.repeated(v, q.size(1));
    Tensor seen = masks.get(span);
    Attended attended =
        seen == null
            ? Kernels.flash(queries, keys, values, true, scale)
            : Kernels.flash(queries, keys, values, seen, scale);
    Parts parts =
        new Parts(
            attended.values().squeeze(0).transpose(0, 1),
            attended.logsumexp().squeeze(0).transpose(0, 1));
    OwnCache own = span.own();
    if (own == null || own.length() == 0) {
      return parts;
    }
    Parts past =
        all(
            q,
            own.keys(layer).narrow(2, 0, own.length()),
            own.values(layer).narrow(2, 0, own.length()));
    return joined(parts, past);
  }

  /** Every query over every key, without regard to order. */
  private Parts all(Tensor q, Tensor keys, Tensor values) {
    Attended attended = Kernels.flash(Heads.grouped(q, keys.size(1)), keys, values, false, scale);
    return new Parts(
        Heads.ungrouped(attended.values(), q.size(0), q.size(1)),
        Heads.ungrouped(attended.logsumexp(), q.size(0), q.size(1)));
  }

  private void join(Parts own, Shared run, int layer, Tensor q) {
    Segment segment = run.readers.segment();
    int length = run.readers.count();
    Tensor keys = segment.keys(layer);
    Tensor values = segment.values(layer);
    if (run.indices == null) {
      Parts parts = all(q.narrow(0, run.readers.first(), length), keys, values);
      Parts before =
          new Parts(
              own.values.narrow(0, run.readers.first(), length),
              own.logsumexp.narrow(0, run.readers.first(), length));
      Parts after = joined(before, parts);
      before.values.copyInPlace(after.values);
      before.logsumexp.copyInPlace(after.logsumexp);
      return;
    }
    Parts parts = all(q.indexSelect(0, run.indices), keys, values);
    Parts after =
        joined(
            new Parts(
                own.values.indexSelect(0, run.indices), own.logsumexp.indexSelect(0, run.indices)),
            parts);
    own.values.indexCopyInPlace(0, run.indices, after.values);
    own.logsumexp.indexCopyInPlace(0, run.indices, after.logsumexp);
  }

  private static Parts joined(Parts a, Parts b) {
    Tensor share = b.logsumexp.sub(a.logsumexp).sigmoid().unsqueeze(2).to(a.values.dtype());
    return new Parts(a.values.lerp(b.values, share), a.logsumexp.logaddexp(b.logsumexp));
  }
}
