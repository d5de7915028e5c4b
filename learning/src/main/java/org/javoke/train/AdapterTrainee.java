package org.javoke.train;

import java.nio.file.Path;
import java.util.List;
import org.javoke.model.Decoder;

/** A frozen model with a new LoRA adapter, which alone is trained. */
public final class AdapterTrainee implements Trainee {

  /** The folder of a run that its adapter is written to. */
  public static final String FOLDER = "adapter";

  private final Decoder base;
  private final LoraWeights adapter;
  private final Decoder learning;
  private final Decoder policy;

  /**
   * Takes over both: closing this closes them.
   *
   * @param adapter that changes nothing yet
   */
  public AdapterTrainee(Decoder base, LoraWeights adapter) {
    this.base = base;
    this.adapter = adapter;
    this.learning = adapter.on(base, adapter.config().dropout());
    this.policy = adapter.on(base, 0);
  }

  @Override
  public Decoder learning() {
    return learning;
  }

  @Override
  public Decoder policy() {
    return policy;
  }

  @Override
  public Decoder reference() {
    return base;
  }

  @Override
  public List<Parameter> parameters() {
    return adapter.parameters();
  }

  @Override
  public Path write(Path run) {
    Path folder = run.resolve(FOLDER);
    adapter.write(folder);
    return folder;
  }

  @Override
  public void close() {
    adapter.close();
    base.close();
  }
}
