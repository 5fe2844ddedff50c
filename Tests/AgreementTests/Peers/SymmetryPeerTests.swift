import Execution
import Foundation
import Support
import Testing

@testable import Commands

/// Counts up to symmetry beside Rumur's, on models that are written in both languages: its `scalarset` types are the symmetric
/// types and identical threads here, and its exhaustive reduction counts orbits.
@Suite(.serialized) struct SymmetryPeerTests {
    /// A model in both languages.
    struct Pair: Sendable, CustomTestStringConvertible {
        /// What it is about.
        let testDescription: String
        /// The orbits of states.
        let states: Int
        /// The transitions from one state of each orbit.
        let transitions: Int
        /// The model in the language.
        let model: String
        /// The model in Murphi.
        let murphi: String
    }

    @Test(.enabled(if: PeerRun.isInstalled(.murphi)), arguments: pairs) func rumurCountsTheSameOrbits(_ pair: Pair)
        throws
    {
        let program = try #require(SourceText(pair.model).program)
        let run = try #require(try RunSummary(program, maxStates: 10_000, usesSymmetry: true))
        #expect(run.states == pair.states)
        #expect(run.transitions == pair.transitions)
        var peer = PeerRun(target: .murphi)
        peer.isQuick = true
        peer.reducesBySymmetry = true
        let found = try peer.run(pair.murphi)
        #expect(found.states == pair.states)
        #expect(found.transitions == pair.transitions)
    }

    static let pairs = [
        Pair(
            testDescription: "two-phase commit, one type and sets of it", states: 314, transitions: 2047,
            model: """
                model commit
                symmetric Rm(5)
                enum RmState { WORKING, PREPARED, COMMITTED, ABORTED }
                enum TmState { INIT, COMMIT, ABORT }
                var rm: [Rm] RmState
                var tm: TmState
                var received: set of Rm
                var sent: set of Rm
                rule receive(r: Rm) when tm == INIT && r in sent { received.insert(r) }
                rule commit when tm == INIT && forall r: Rm { r in received } { tm = COMMIT }
                rule abort when tm == INIT { tm = ABORT }
                rule prepare(r: Rm) when rm[r] == WORKING {
                    rm[r] = PREPARED
                    sent.insert(r)
                }
                rule give_up(r: Rm) when rm[r] == WORKING { rm[r] = ABORTED }
                rule commits(r: Rm) when tm == COMMIT { rm[r] = COMMITTED }
                rule aborts(r: Rm) when tm == ABORT { rm[r] = ABORTED }
                allow deadlock
                """,
            murphi: """
                type
                  Rm: scalarset(5);
                  RmState: enum { WORKING, PREPARED, COMMITTED, ABORTED };
                  TmState: enum { INIT, COMMIT, ABORT };
                var
                  rm: array [Rm] of RmState;
                  tm: TmState;
                  received: array [Rm] of boolean;
                  sent: array [Rm] of boolean;
                startstate begin
                  for r: Rm do rm[r] := WORKING; received[r] := false; sent[r] := false; end;
                  tm := INIT;
                end;
                ruleset r: Rm do
                  rule tm = INIT & sent[r] ==> begin received[r] := true; end;
                  rule rm[r] = WORKING ==> begin rm[r] := PREPARED; sent[r] := true; end;
                  rule rm[r] = WORKING ==> begin rm[r] := ABORTED; end;
                  rule tm = COMMIT ==> begin rm[r] := COMMITTED; end;
                  rule tm = ABORT ==> begin rm[r] := ABORTED; end;
                end;
                rule tm = INIT & forall r: Rm do received[r] end ==> begin tm := COMMIT; end;
                rule tm = INIT ==> begin tm := ABORT; end;
                """),
        Pair(
            testDescription: "identical threads at a lock", states: 17, transitions: 62,
            model: """
                model workers
                thread worker[4]
                var m: mutex
                var last: worker?
                var waits: set of worker
                op work() by worker {
                    waits.insert(self)
                    lock(m)
                    waits.remove(self)
                    last = self
                  step inside:
                    unlock(m)
                }
                """,
            murphi: """
                type
                  W: scalarset(4);
                  Place: enum { IDLE, WAITING, INSIDE };
                var
                  pc: array [W] of Place;
                  waits: array [W] of boolean;
                  m: W;
                  last: W;
                startstate begin
                  for w: W do pc[w] := IDLE; waits[w] := false; end;
                  undefine m;
                  undefine last;
                end;
                ruleset w: W do
                  rule pc[w] = IDLE ==> begin pc[w] := WAITING; waits[w] := true; end;
                  rule pc[w] = WAITING & isundefined(m) ==> begin pc[w] := INSIDE; waits[w] := false; m := w; last := w; end;
                  rule pc[w] = INSIDE ==> begin pc[w] := IDLE; undefine m; end;
                end;
                """),
        Pair(
            testDescription: "guest memory, three types in each other's arrays", states: 159, transitions: 1359,
            model: """
                model memory
                symmetric Vm(2)
                symmetric File(3)
                symmetric Frame(3)
                var owner: [File] Vm?
                var frame: [File] Frame?
                var ept: [Vm] Frame?
                rule bind(f: File, v: Vm) when owner[f] == none { owner[f] = v }
                rule allocate(f: File, e: Frame)
                    when owner[f] != none && frame[f] == none && !(exists g: File { frame[g] == e }) {
                    frame[f] = e
                }
                rule map(f: File) when owner[f] != none && frame[f] != none { ept[owner[f]!] = frame[f] }
                rule punch(f: File) when frame[f] != none { frame[f] = none }
                rule unmap(v: Vm) when ept[v] != none { ept[v] = none }
                rule close(f: File) when owner[f] != none && frame[f] == none { owner[f] = none }
                allow deadlock
                """,
            murphi: """
                type
                  Vm: scalarset(2);
                  File: scalarset(3);
                  Frame: scalarset(3);
                var
                  owner: array [File] of Vm;
                  frame: array [File] of Frame;
                  ept: array [Vm] of Frame;
                startstate begin
                  for f: File do undefine owner[f]; undefine frame[f]; end;
                  for v: Vm do undefine ept[v]; end;
                end;
                ruleset f: File do
                  ruleset v: Vm do
                    rule isundefined(owner[f]) ==> begin owner[f] := v; end;
                  end;
                  ruleset e: Frame do
                    rule !isundefined(owner[f]) & isundefined(frame[f])
                      & forall g: File do isundefined(frame[g]) | frame[g] != e end ==> begin frame[f] := e; end;
                  end;
                  rule !isundefined(owner[f]) & !isundefined(frame[f]) ==> begin ept[owner[f]] := frame[f]; end;
                  rule !isundefined(frame[f]) ==> begin undefine frame[f]; end;
                  rule !isundefined(owner[f]) & isundefined(frame[f]) ==> begin undefine owner[f]; end;
                end;
                ruleset v: Vm do
                  rule !isundefined(ept[v]) ==> begin undefine ept[v]; end;
                end;
                """),
        Pair(
            testDescription: "a relation on one type: digraphs with four nodes", states: 218, transitions: 1308,
            model: """
                model digraphs
                symmetric Node(4)
                var edge: [Node][Node] bool
                rule connect(a: Node, b: Node) when a != b && !edge[a][b] { edge[a][b] = true }
                allow deadlock
                """,
            murphi: """
                type Node: scalarset(4);
                var edge: array [Node] of array [Node] of boolean;
                startstate begin
                  for a: Node do for b: Node do edge[a][b] := false; end; end;
                end;
                ruleset a: Node; b: Node do
                  rule a != b & !edge[a][b] ==> begin edge[a][b] := true; end;
                end;
                """),
    ]
}
