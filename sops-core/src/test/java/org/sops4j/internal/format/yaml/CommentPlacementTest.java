package org.sops4j.internal.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where comments go: the verified table of format.md 6.1.4, and what was observed beyond it. */
class CommentPlacementTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "# h1;;# h2;a: 1;;# f1;;# h3;b: 2 # l;# f2|#h1,#h2,a=1,#f1,#h3,~l,b=2,#f2",
        "a: # kl;  b: 1;c: # k2;  - 1;d: # k3;  x|#kl,a{b=1},#k2,c=[1],#k3,d=x",
        "a:;  b: 1;  # in a;;# head c;c: 2|a{b=1,#in a},#head c,c=2",
        "a:;  # hb;  b: 1 # lb;  # fb;  c: 2;# after|a{#hb,~lb,b=1,#fb,c=2},#after",
        "l:;  # h1;  - 1 # l1;  # h2;  - 2;  # foot;z: 1|l=[#h1,~l1,1,#h2,2,#foot],z=1",
        "l:;- a: 1 # x;  b: 2;  # in;# out;- c: 3|l=[{~x,a=1,b=2,#in},#out,{c=3}]",
        "l:;  - # first;    a: 1;  - # second;    b: 1|l=[{#first,a=1},{#second,b=1}]",
        "a: [1, 2] # fl;b: {x: 1} # fm|a=[#fl,1,2],b{#fm,x=1}",
        "c: [;  # h;  1, # l1;  2 # l2;  # f;]|c=[#h,~l1,1,~l2,2,#f]",
        "a:;  # only;b: 1|a=NULL,#only,b=1",
        "a: 1 # m;   # n;b: 2|~m,a=1,#n,b=2",
        "a:;  b:;    c: 1;    # cf;  # bf;# af;d: 1|a{b{c=1,#cf},#bf},#af,d=1",
        "a: &x # anc;  b: 1;c: *x # al|a{#anc,b=1},~al,c{#anc,b=1}",
        "? a # q;: b # v|#q,~v,a=b",
        "# c;---;a: 1|#c,a=1",
        "---;# only|#only",
        // A dedented foot above the first key of an element goes below that key.
        "a:;- b: 1;# x;;- c: 2|a=[{b=1},{c=2,#x}]",
        "l:;  - - 1;  # x;;z: 1|l=[[1]],#x,z=1",
        "a: [1,2; # x;];b: 2|a=[1,2,#x],b=2",
        "{a: 1 # x; , b: 2 # y; # z;}|~x,a=1,~y,b=2,#z",
        "? # q;  a;: # v;  b|#q,#v,a=b",
        "k:;  - # c;    - a;  -;    # d;    - b|k=[[#c,a],[#d,b]]",
        "a:; - 'x'; # f;b: 1|a=[x,#f],b=1"
      })
  void oneDocument(String yaml, String tree) {
    assertThat(TreeText.read(yaml.replace(';', '\n') + "\n")).isEqualTo(tree);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '@',
      value = {
        "a: | # lc;  text;b: > # l2;  folded;@~lc,a=text;,~l2,b=folded;",
        "a: 1;# c1;---;# c2;b: 2;# c3@a=1,#c1 | #c2,b=2,#c3",
        "a: 1;--- # hello;b: 1@a=1 | #hello,b=1",
        "x: 1;---;# c;;a: 1@x=1,#c | a=1",
        "a: 1;...;# x;---;b: 1@a=1 | #x,b=1"
      })
  void otherLayouts(String yaml, String tree) {
    assertThat(TreeText.read(yaml.replace(';', '\n') + "\n")).isEqualTo(tree.replace(';', '\n'));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // With CR LF a comment line counts as followed by a blank one.
        ";- a;# x;- b|[a,#x,b]",
        ";- a;# x;# y;- b|[a,#x,#y,b]"
      })
  void windowsLineEnds(String list, String tree) {
    String yaml = "l:" + list.replace(";", "\r\n");
    assertThat(TreeText.read(yaml)).isEqualTo("l=" + tree);
  }
}
