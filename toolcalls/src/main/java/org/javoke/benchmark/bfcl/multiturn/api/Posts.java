package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.input.InputException;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** {@code TwitterAPI}: posts, comments and whom a user follows. */
final class Posts implements Backend {

  private static final Value FOLLOWING = Value.of(List.of(Value.of("alice"), Value.of("bob")));

  private static final Operations<Posts> OPERATIONS =
      new Operations<Posts>("TwitterAPI")
          .with("authenticate_twitter", "username password", Posts::authenticate)
          .with("posting_get_login_status", "", (posts, _) -> posts.loginStatus())
          .with(
              "post_tweet",
              "content tags mentions",
              Posts::post,
              Value.of(List.<Value>of()),
              Value.of(List.<Value>of()))
          .with("retweet", "tweet_id", Posts::repost)
          .with("comment", "tweet_id comment_content", Posts::comment)
          .with("mention", "tweet_id mentioned_usernames", Posts::mention)
          .with("follow_user", "username_to_follow", Posts::follow)
          .with("list_all_following", "", (posts, _) -> posts.following())
          .with("unfollow_user", "username_to_unfollow", Posts::unfollow)
          .with("get_tweet", "tweet_id", Posts::show)
          .with("get_user_tweets", "username", Posts::ofUser)
          .with("search_tweets", "keyword", Posts::search)
          .with("get_tweet_comments", "tweet_id", Posts::comments)
          .with("get_user_stats", "username", Posts::statistics);

  private final List<Value> sharedMentions;
  private final Map<Value, Post> posts = new java.util.LinkedHashMap<>();
  private final Dict byId = new Dict(); // ids as keys, each standing for its post
  private final Dict comments;
  private final Dict reposts;
  private final List<Value> following;
  private final Value username;
  private final Value password;
  private Value authenticated;
  private Value counter;

  /** A post, whose mentions may be a list that it shares with others. */
  private static final class Post {

    private final Dict fields;
    private final List<Value> mentions;
    private final boolean hasList;

    Post(Dict fields, List<Value> mentions, boolean hasList) {
      this.fields = fields;
      this.mentions = mentions;
      this.hasList = hasList;
    }

    static Post of(Value post) {
      Dict fields = Dict.of(post);
      return fields.at("mentions") instanceof Value.Items(List<Value> mentions)
          ? new Post(fields, new ArrayList<>(mentions), true)
          : new Post(fields, List.of(), false);
    }

    Value value() {
      if (hasList) {
        fields.put("mentions", Value.of(mentions));
      }
      return fields.value();
    }
  }

  /**
   * @param sharedMentions the list that all posts share that are given no mentions
   */
  Posts(Scenario scenario, List<Value> sharedMentions) {
    this.sharedMentions = sharedMentions;
    for (Value.Entry post : scenario.dict("tweets", Value.Fields.EMPTY).entries()) {
      Value id = id(post.key());
      put(id, Post.of(post.value()));
    }
    comments = scenario.dict("comments", Value.Fields.EMPTY);
    reposts = scenario.dict("retweets", Value.Fields.EMPTY);
    following = scenario.list("following_list", FOLLOWING);
    username = scenario.at("username", Value.of("john"));
    password = scenario.at("password", Value.of("john123"));
    authenticated = scenario.at("authenticated", Value.FALSE);
    counter = scenario.at("tweet_counter", Value.of(0));
  }

  private static Value id(Value key) {
    try {
      return new Value.Int(new BigInteger(PythonRepr.text(key).strip()));
    } catch (NumberFormatException e) {
      throw new InputException(
          "initial_config: \"tweets\" has the key %s, expected an integer; mend the question's data"
              .formatted(PythonRepr.of(key)),
          e);
    }
  }

  private void put(Value id, Post post) {
    byId.put(id, id);
    Value key = byId.at(id);
    if (key != null) {
      posts.put(key, post);
    }
  }

  private @org.jspecify.annotations.Nullable Post at(Value id) {
    Value key = byId.at(id);
    return key == null ? null : posts.get(key);
  }

  @Override
  public Set<String> functions() {
    return OPERATIONS.names();
  }

  @Override
  public Value call(String function, List<Value> positional, Map<String, Value> named) {
    return OPERATIONS.call(this, function, positional, named);
  }

  @Override
  public Value.Fields state() {
    Dict all = new Dict();
    posts.forEach((id, post) -> all.put(id, post.value()));
    return Attributes.of("username", username)
        .and("password", password)
        .and("authenticated", authenticated)
        .and("tweets", all.value())
        .and("comments", comments.value())
        .and("retweets", reposts.value())
        .and("following_list", Value.of(following))
        .and("tweet_counter", counter)
        .value();
  }

  private static Value notAuthenticated(String before) {
    return Attributes.error(
        "User not authenticated. Please authenticate before %s.".formatted(before));
  }

  private static Value notFound(Arguments in) {
    return Attributes.error("Tweet with ID %s not found.".formatted(in.text(0)));
  }

  private Value authenticate(Arguments in) {
    boolean right = Equality.equal(in.at(0), username) && Equality.equal(in.at(1), password);
    if (right) {
      authenticated = Value.TRUE;
    }
    return Attributes.only("authentication_status", Value.of(right));
  }

  private Value loginStatus() {
    return Attributes.only("login_status", Value.of(Types.truth(authenticated)));
  }

  private Value post(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("posting");
    }
    Value.Fields fields =
        Attributes.of("id", counter)
            .and("username", username)
            .and("content", in.at(0))
            .and("tags", in.at(1))
            .and("mentions", in.at(2))
            .value();
    Post post = in.given(2) ? Post.of(fields) : new Post(Dict.of(fields), sharedMentions, true);
    put(counter, post);
    counter = Numbers.increase(counter, Value.of(1));
    return post.value();
  }

  private Value repost(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("retweeting");
    }
    if (at(in.at(0)) == null) {
      return notFound(in);
    }
    List<Value> ids = new ArrayList<>();
    if (reposts.at(username) instanceof Value.Items(List<Value> earlier)) {
      ids.addAll(earlier);
    }
    if (Failures.holds(ids, in.at(0))) {
      return Attributes.only("retweet_status", "Already retweeted");
    }
    ids.add(in.at(0));
    reposts.put(username, Value.of(ids));
    return Attributes.only("retweet_status", "Successfully retweeted");
  }

  private Value comment(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("commenting");
    }
    if (at(in.at(0)) == null) {
      return notFound(in);
    }
    List<Value> all = new ArrayList<>();
    if (comments.at(in.at(0)) instanceof Value.Items(List<Value> earlier)) {
      all.addAll(earlier);
    }
    all.add(Attributes.of("username", username).and("content", in.at(1)).value());
    comments.put(in.at(0), Value.of(all));
    return Attributes.only("comment_status", "Comment added successfully");
  }

  private Value mention(Arguments in) {
    Post post = at(in.at(0));
    if (post == null) {
      return notFound(in);
    }
    if (!post.hasList) {
      throw org.javoke.benchmark.bfcl.multiturn.runtime.Failure.noAttribute(
          post.fields.required("mentions"), "extend");
    }
    post.mentions.addAll(Types.items(in.at(1)));
    return Attributes.only("mention_status", "Users mentioned successfully");
  }

  private Value follow(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("following");
    }
    boolean isNew = !Failures.holds(following, in.at(0));
    if (isNew) {
      following.add(in.at(0));
    }
    return Attributes.only("follow_status", Value.of(isNew));
  }

  private Value following() {
    return Types.truth(authenticated)
        ? Attributes.only("following_list", Value.of(following))
        : notAuthenticated("listing following");
  }

  private Value unfollow(Arguments in) {
    if (!Types.truth(authenticated)) {
      return notAuthenticated("unfollowing");
    }
    for (int i = 0; i < following.size(); i++) {
      if (Equality.equal(following.get(i), in.at(0))) {
        following.remove(i);
        return Attributes.only("unfollow_status", Value.TRUE);
      }
    }
    return Attributes.only("unfollow_status", Value.FALSE);
  }

  private Value show(Arguments in) {
    Post post = at(in.at(0));
    return post == null ? notFound(in) : post.value();
  }

  private Value ofUser(Arguments in) {
    return Value.of(
        posts.values().stream().filter(post -> isBy(post, in.at(0))).map(Post::value).toList());
  }

  private static boolean isBy(Post post, Value user) {
    return Equality.equal(post.fields.required("username"), user);
  }

  private Value search(Arguments in) {
    return Value.of(
        posts.values().stream().filter(post -> holds(post, in.at(0))).map(Post::value).toList());
  }

  private static boolean holds(Post post, Value keyword) {
    String wanted = Types.lower(keyword);
    if (Types.lower(post.fields.required("content")).contains(wanted)) {
      return true;
    }
    List<String> tags =
        Types.items(post.fields.required("tags")).stream().map(Types::lower).toList();
    return tags.contains(wanted);
  }

  private Value comments(Arguments in) {
    if (at(in.at(0)) == null) {
      return notFound(in);
    }
    Value all = comments.at(in.at(0));
    return all == null ? Value.of(List.<Value>of()) : all;
  }

  private Value statistics(Arguments in) {
    long count = posts.values().stream().filter(post -> isBy(post, in.at(0))).count();
    long followed = Equality.equal(in.at(0), username) ? following.size() : 0;
    Value ids = reposts.at(in.at(0));
    return Attributes.of("tweet_count", Value.of(count))
        .and("following_count", followed)
        .and("retweet_count", ids == null ? 0 : Types.items(ids).size())
        .value();
  }
}
