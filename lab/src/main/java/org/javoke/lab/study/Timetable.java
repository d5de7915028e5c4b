package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      int ready = firstReady(waiting, ends, now);
      double end;
      if (ready < 0) {
        end = ends.values().stream().filter(one -> one > now).min(Double::compare).orElseThrow();
      } else {
        Job job = waiting.remove(ready);
        end = now + seconds.getOrDefault(job, 0.0);
        ends.put(job.id(), end);
        last = Math.max(last, end);
      }
      free.add(end);
    }
    return last;
  }

  private static int firstReady(List<Job> waiting, Map<String, Double> ends, double now) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).needs().stream().allMatch(id -> ends.getOrDefault(id, 0.0) <= now)) {
        return i;
      }
    }
    return -1;
  }
}
