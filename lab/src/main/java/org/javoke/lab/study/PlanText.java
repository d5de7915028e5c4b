package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;
import org.javoke.value.Value;

/**
 * A plan for schedulers: each job is a command of its own that can be killed and run again, with
 * the jobs that have to be done before it.
 *
 * @param command the command line of the whole study, from {@code javoke} on
 */
public record PlanText(Plan plan, List<String> command) {

  private static final String LINE = " \\\n    ";

  public PlanText {
    command = List.copyOf(command);
  }

  /** {@return the jobs with their steps as JSON} */
  public String json() {
    return PrettyJson.write(
        new JsonObject()
            .put("study", plan.study().name())
            .put("scale", plan.choice().scale())
            .put("out", plan.choice().out().toString())
            .put("jobs", JsonObject.array(plan.jobs(), this::job))
            .put("collect", collect())
            .done());
  }

  private Value job(Job job) {
    return new JsonObject()
        .put("id", job.id())
        .put("needs", JsonObject.texts(job.needs()))
        .put("command", JsonObject.texts(words(job.id())))
        .put("steps", JsonObject.array(job.commands(), one -> JsonObject.texts(one.words())))
        .done();
  }

  private List<String> words(String id) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--job", id));
    return words;
  }

  private String collect() {
    return "javoke study collect " + quoted(plan.choice().out().toString());
  }

  /** {@return a script for Slurm's sbatch} Each stage is an array; it waits for the one before. */
  public String slurm() {
    StringBuilder text = new StringBuilder("#!/usr/bin/env bash\n");
    text.append("#SBATCH --job-name=javoke-").append(safe(plan.study().name())).append('\n');
    text.append(
        "# Add what a job takes here, such as --gres=gpu:1 and --time. Submit the stages:\n");
    String after = "";
    int from = 0;
    int number = 0;
    for (List<Job> stage : stages()) {
      text.append(
          "#   stage%d=$(sbatch --parsable --array=%d-%d%s THIS_FILE)%n"
              .formatted(number, from, from + stage.size() - 1, after)
              .replace(System.lineSeparator(), "\n"));
      after = " --dependency=afterok:$stage" + number;
      from += stage.size();
      number++;
    }
    text.append("# and when all is done: ").append(collect()).append("\n\n");
    text.append("jobs=(\n");
    staged().forEach(job -> text.append("  ").append(quoted(job.id())).append('\n'));
    text.append(")\n");
    text.append("exec ").append(shell(command));
    return text.append(LINE).append("--job \"${jobs[$SLURM_ARRAY_TASK_ID]}\"\n").toString();
  }

  /**
   * {@return a manifest of an indexed Job for Kubernetes} Its tasks wait for each other over the
   * folder that they share; those of a lower index, which start first, never need a higher one.
   */
  public String kubernetes() {
    List<Job> jobs = staged();
    String ids = jobs.stream().map(job -> quoted(job.id())).collect(Collectors.joining(" "));
    String script =
        "jobs=(%s); exec %s --wait 1440 --job \"${jobs[$JOB_COMPLETION_INDEX]}\""
            .formatted(ids, shell(command));
    return """
    # Fill in IMAGE, an image with javoke and bash, and CLAIM, a volume that all tasks can write,
    # mounted where the study's folder is. When all is done: %s
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: javoke-%s
    spec:
      completionMode: Indexed
      completions: %d
      parallelism: %d
      backoffLimit: %d
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: javoke
              image: IMAGE
              workingDir: /work
              command: ["bash", "-c", %s]
              volumeMounts:
                - {name: work, mountPath: /work}
          volumes:
            - name: work
              persistentVolumeClaim: {claimName: CLAIM}
    """
        .formatted(
            collect(),
            safe(plan.study().name()),
            jobs.size(),
            Math.max(1, stages().stream().mapToInt(List::size).max().orElse(1)),
            2 * jobs.size(),
            org.javoke.value.Json.write(Value.of(script)));
  }

  /** {@return the jobs by stage: each needs only jobs of earlier ones} */
  List<List<Job>> stages() {
    Map<String, Integer> stageOf = new LinkedHashMap<>();
    List<List<Job>> stages = new ArrayList<>();
    for (Job job : plan.jobs()) {
      int stage =
          job.needs().stream().mapToInt(id -> stageOf.getOrDefault(id, -1) + 1).max().orElse(0);
      stageOf.put(job.id(), stage);
      while (stages.size() <= stage) {
        stages.add(new ArrayList<>());
      }
      stages.get(stage).add(job);
    }
    return stages;
  }

  private List<Job> staged() {
    return stages().stream().flatMap(List::stream).toList();
  }

  // A name of objects there.
  private static String safe(String name) {
    return name.replaceAll("[^a-z0-9-]", "-");
  }

  private static String shell(List<String> words) {
    return words.stream().map(PlanText::quoted).collect(Collectors.joining(" "));
  }

  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** {@return the steps of a job, a line each} */
  public static String lines(Job job) {
    return job.commands().stream()
        .map(Command::words)
        .map(words -> "javoke " + shell(words))
        .collect(Collectors.joining("\n"));
  }
}
