package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.javoke.lab.study.Plan.Job;

/**
 * When jobs end that run so many at once, as {@link SideBySide} begins them.
 *
 * @param seconds what each job takes, in the order of the plan
 */
record Timetable(Map<Job, Double> seconds) {

  Timetable {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }

  /** {@return seconds until the last one ends} What a job needs that is not here is done. */
  double end(int atOnce) {
    List<Job> waiting = new ArrayList<>(seconds.keySet());
    Map<String, Double> ends = new HashMap<>();
    waiting.forEach(job -> ends.put(job.id(), Double.POSITIVE_INFINITY));
    PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(atOnce, 0.0));
    double last = 0;
    while (!waiting.isEmpty()) {
      double now = free.remove();
      Optional<Job> ready = SideBySide.firstReady(waiting, id -> ends.getOrDefault(id, 0.0) <= now);
      double end;
      if (ready.isEmpty()) {
        end = ends.values().stream().filter(one -> one > now).min(Double::compare).orElseThrow();
      } else {
        Job job = ready.get();
        waiting.remove(job);
        end = now + seconds.getOrDefault(job, 0.0);
        ends.put(job.id(), end);
        last = Math.max(last, end);
      }
      free.add(end);
    }
    return last;
  }
}
