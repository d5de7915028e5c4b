package org.javoke.lab.itool;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.javoke.hub.ModelFolder;
import org.javoke.lab.train.BaseModel;
import org.javoke.local.LocalModel;
import org.javoke.local.LocalSettings;
import org.jspecify.annotations.Nullable;

/**
 * The policy in memory, one at a time: loaded when it is first asked, kept for the stages that ask
 * the same one, closed to make room for training.
 */
public final class OpenPolicy implements AutoCloseable {

  // Templates that print the date show training and sampling the same one, on whatever day a run
  // goes on.
  static final Clock DAY = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final LocalSettings settings;
  private @Nullable PolicyWeights weights;
  private @Nullable LocalModel model;

  /**
   * @param base how it is held, and where it is computed
   */
  public OpenPolicy(BaseModel base) {
    this.settings =
        LocalSettings.standard().withFormat(base.format()).withDevice(base.device()).withClock(DAY);
  }

  /**
   * {@return the policy, which stays open until another one is asked for}
   *
   * @throws org.javoke.input.InputException if it cannot be used
   */
  public LocalModel of(PolicyWeights wanted) {
    LocalModel open = model;
    if (open != null && wanted.equals(weights)) {
      return open;
    }
    close();
    open = LocalModel.open(ModelFolder.open(wanted.model()), settings, wanted.adapter());
    model = open;
    weights = wanted;
    return open;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
      model = null;
    }
  }
}
