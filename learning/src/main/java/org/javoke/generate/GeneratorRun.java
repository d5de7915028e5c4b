package org.javoke.generate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.javoke.generate.Generation.End;
import org.javoke.generate.Sampler.Sampled;
import org.javoke.model.Decoder;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/** One call of {@link Generator#generate}. A branch's place in the list is its row in the pool. */
final class GeneratorRun implements AutoCloseable {

  private final Decoder decoder;
  private final GeneratorSettings settings;
  private final PrefixCache cache;
  private final Window<GenerationRequest> window;
  private final Consumer<Generation> sink;
  private final SlotPool pool;
  private final List<Branch> branches = new ArrayList<>();

  /** How many of the branches, the first, draw tokens already. */
  private int drawing;

  /** How many sequences there are in all branches. */
  private int open;

  GeneratorRun(
      Decoder decoder,
      GeneratorSettings settings,
      PrefixCache cache,
      Function<Object, Sharing> sharing,
      Iterator<GenerationRequest> requests,
      Consumer<Generation> sink) {
    this.decoder = decoder;
    this.settings = settings;
    this.cache = cache;
    this.window =
        new Window<>(
            requests,
            GenerationRequest::prompt,
            request -> sharing.apply(request.id()),
            settings.window(),
            cache,
            Window.SHORTEST_KEPT,
            cache.keeps() ? Integer.MAX_VALUE : PromptTree.LEAST_SPARED);
    this.sink = sink;
    this.pool = new SlotPool(decoder, settings.maxSequences());
  }

  /** {@return whether anything is left to do, after taking what there is room for} */
  boolean admit() {
    while (open < settings.maxSequences() && window.hasNext()) {
      Sequence next = new Sequence(window.peek(), decoder.config().maxPositions());
      Branch branch = new Branch(next);
      if (!hasRoom(branch)) {
        break;
      }
      window.next();
      open++;
      if (branches.size() > drawing && branches.getLast().takes(next)) {
        branches.getLast().sequences().add(next);
      } else {
        add(branch);
      }
    }
    return !branches.isEmpty();
  }

  private void add(Branch branch) {
    int row = branches.size();
    branches.add(branch);
    pool.reserve(branch.ownTokens() + 1, row + 1);
    pool.clear(row);
    branch.copyKnown(pool, row);
  }

  // Any sequence may come to need a row of its own.
  private boolean hasRoom(Branch next) {
    if (open == 0) {
      return true;
    }
    long tokens = Math.max(pool.room(), next.ownTokens() + 1);
    return (open + 1) * tokens * SlotPool.bytesPerToken(decoder) <= settings.cacheBytes();
  }

  void pass() {
    try (Scope _ = Scope.open()) {
      List<Pass.Step> steps = branches.subList(0, drawing).stream().map(Branch::step).toList();
      List<Integer> last = new ArrayList<>(IntStream.range(0, drawing).boxed().toList());
      List<Span> spans = prefill(last);
      Tensor hidden = new Pass(steps, spans).run(decoder, pool);
      if (!last.isEmpty()) {
        sample(hidden, last);
      }
    }
  }

  /**
   * {@return the prompt tokens to compute}
   *
   * @param last is added the places of tokens whose scores are wanted
   */
  private List<Span> prefill(List<Integer> last) {
    Prefill prefill = new Prefill(settings.prefillTokens());
    int place = drawing;
    for (int row = drawing; row < branches.size() && !prefill.isFull(); row++) {
      Branch branch = branches.get(row);
      boolean ready = prefill.shared(branch.shared());
      if (!ready || prefill.isFull()) {
        break;
      }
      Tokens tokens = branch.missing(prefill.left());
      prefill.own(tokens, branch.position(), branch.shared(), pool.row(row));
      branch.prefilled(tokens.length());
      if (branch.isPrefilled()) {
        last.add(place + prefill.tokens() - 1);
      }
    }
    return prefill.spans();
  }

  private void sample(Tensor hidden, List<Integer> last) {
    int[] places = last.stream().mapToInt(Integer::intValue).toArray();
    Tensor logits =
        decoder.logits(hidden.indexSelect(0, Tensors.of(places, decoder.device()))).to(Dtype.F32);
    drawing = places.length;
    List<Sampled> sampled = Sampler.sample(forEach(logits), draws());
    int at = 0;
    // Branches that part go behind those that are here now.
    int here = drawing;
    for (int row = 0; row < here; row++) {
      int count = branches.get(row).sequences().size();
      part(row, sampled.subList(at, at + count));
      at += count;
    }
    for (int row = here - 1; row >= 0; row--) {
      if (branches.get(row).sequences().isEmpty()) {
        remove(row);
      }
    }
  }

  private List<Draw> draws() {
    return branches.subList(0, drawing).stream()
        .flatMap(branch -> branch.sequences().stream())
        .map(Sequence::draw)
        .toList();
  }

  /** {@return a row for each sequence} of {@code [branches, vocab]} */
  private Tensor forEach(Tensor logits) {
    int[] rows =
        IntStream.range(0, drawing)
            .flatMap(row -> branches.get(row).sequences().stream().mapToInt(_ -> row))
            .toArray();
    return rows.length == drawing
        ? logits
        : logits.indexSelect(0, Tensors.of(rows, decoder.device()));
  }

  private void part(int row, List<Sampled> sampled) {
    Branch branch = branches.get(row);
    List<Sequence> going = new ArrayList<>();
    for (int i = 0; i < sampled.size(); i++) {
      Sequence sequence = branch.sequences().get(i);
      End end = sequence.add(sampled.get(i));
      if (end == null) {
        going.add(sequence);
      } else {
        open--;
        if (cache.keeps()) {
          cache.keep(sequence.root(), sequence.computed(), pool.row(row), branch.sharedTokens());
        }
        sink.accept(sequence.ended(end));
      }
    }
    branch.part(going).forEach(other -> insert(other, row));
  }

  /** Adds a branch that draws, and begins as the row does. */
  private void insert(Branch branch, int from) {
    int behind = branches.size();
    pool.reserve(pool.room(), behind + 1);
    branches.add(branch);
    if (drawing < behind) {
      move(drawing, behind);
      branches.set(drawing, branch);
    }
    pool.move(from, drawing);
    drawing++;
  }

  /** Fills the gap with the last that draws, and that one's with the last that waits. */
  private void remove(int row) {
    int lastDrawing = drawing - 1;
    int last = branches.size() - 1;
    move(lastDrawing, row);
    move(last, lastDrawing);
    branches.removeLast();
    drawing--;
  }

  private void move(int from, int to) {
    if (from != to) {
      branches.set(to, branches.get(from));
      pool.move(from, to);
    }
  }

  /** Lets go what is still in use, if anything is: then something went wrong. */
  @Override
  public void close() {
    pool.close();
    window.close();
    branches.forEach(branch -> branch.sequences().forEach(Sequence::abandon));
  }
}
