/// Whole models that several suites read.
enum SampleModels {
    /// The model that the reference of the language begins with.
    static let referenceModel = #"""
        /// A memfile does nothing before it is bound, and follows the rules of its technology afterwards.
        model unbound_then_bind "Lutomirski, April 2022"

        param VMS:    1..4 = 2 "virtual machines"
        param FILES:  1..4 = 2
        param FRAMES: 1..8 = 2
        param RECHECK: bool = true "the fault path looks at the invalidation protocol again before it maps"

        symmetric VM(VMS)
        symmetric File(FILES)
        symmetric Frame(FRAMES)
        type Page = 0..1

        enum State { UNBOUND, BOUND_TDX, BOUND_SEV }

        struct Memfile {
            state: State
            owner: VM?
            frame: [Page] Frame?
        }

        var file: [File] Memfile
        var ept: [VM][Page] Frame?
        var invalidation: [VM] seqcount
        var in_progress: [VM] 0..2
        var mmu_lock: [VM] mutex

        thread host[2]
        thread vcpu[v: VM]

        op bind(f: File, v: VM, to: State) by host when to != UNBOUND {
            require file[f].state == UNBOUND else EBUSY
            file[f].state = to
            file[f].owner = v
        }

        op fault(f: File, p: Page) by vcpu[v] when file[f].owner == v && ept[v][p] == none {
            let seen = snapshot(invalidation[v])
          step get_frame:
            if file[f].frame[p] == none {
                choose e: Frame where !(exists g: File, q: Page { file[g].frame[q] == e }) else { fail ENOMEM }
                file[f].frame[p] = e
            }
            let e = file[f].frame[p]!
          step map:
            lock(mmu_lock[v])
            defer { unlock(mmu_lock[v]) }
            require !RECHECK || (!changed(seen) && in_progress[v] == 0) else EAGAIN
            ept[v][p] = e
        }

        op punch_hole(f: File, p: Page) by host when file[f].owner != none {
            let v = file[f].owner!
            lock(mmu_lock[v])
            in_progress[v] += 1
            ept[v][p] = none
            unlock(mmu_lock[v])
          step truncate:
            file[f].frame[p] = none
            lock(mmu_lock[v])
            bump(invalidation[v])
            in_progress[v] -= 1
            unlock(mmu_lock[v])
        }

        invariant mapped_frames_are_owned "a mapped frame belongs to a file of that VM" {
            forall v: VM, p: Page where ept[v][p] != none {
                exists f: File { file[f].owner == v && file[f].frame[p] == ept[v][p] }
            }
        }

        reachable both_vms_run "two VMs can have private memory at the same time" {
            forall v: VM { exists p: Page { ept[v][p] != none } }
        }

        scenario small { }
        scenario no_recheck "without the recheck a freed frame stays mapped" {
            RECHECK = false
            expect violated mapped_frames_are_owned
        }
        """#

    /// Guest private memory, the reference model for exact counts.
    static let memref = #"""
        /// Guest private memory in its smallest interesting form: files that are bound, filled, punched and faulted in.
        /// A reference for speed and for exact counts; peers' versions of it are the same transition system.
        model memref "reference model of guest private memory"

        param VMS:    1..3 = 2
        param FILES:  1..3 = 2
        param PAGES:  1..3 = 2
        param FRAMES: 1..6 = 3

        type Vm    = 1..VMS
        type File  = 1..FILES
        type Page  = 1..PAGES
        type Frame = 1..FRAMES

        enum Technology { UNBOUND, TDX, SEV }
        enum Phase { IDLE, LOOKED, GOT }

        struct Memfile {
            technology: Technology
            owner: Vm?
            frame: [Page] Frame?
            punching: Page?
        }

        struct Vcpu {
            phase: Phase
            page: Page
            file: File
            frame: Frame?
            stale: bool
        }

        var file: [File] Memfile
        var ept: [Vm][Page] Frame?
        var invalidating: [Vm] bool
        var vcpu: [Vm] Vcpu

        func used(e: Frame) -> bool { exists f: File, p: Page { file[f].frame[p] == e } }
        func lowest_free() -> Frame? { min e: Frame where !used(e) { e } }
        func owns_a_file(v: Vm) -> bool { exists f: File { file[f].owner == v } }

        proc reset(v: Vm) { vcpu[v] = Vcpu { } }

        rule bind(f: File, v: Vm, t: Technology) when t != UNBOUND && file[f].technology == UNBOUND && !owns_a_file(v) {
            file[f].technology = t
            file[f].owner = v
        }

        rule fallocate(f: File, p: Page)
            when file[f].technology != UNBOUND && file[f].frame[p] == none && file[f].punching != p && lowest_free() != none {
            file[f].frame[p] = lowest_free()
        }

        rule punch_begin(f: File, p: Page)
            when file[f].technology != UNBOUND && file[f].punching == none && file[f].frame[p] != none {
            let v = file[f].owner!
            file[f].punching = p
            invalidating[v] = true
            ept[v][p] = none
            if vcpu[v].phase != IDLE { vcpu[v].stale = true }
        }

        rule punch_end(f: File) when file[f].punching != none {
            file[f].frame[file[f].punching!] = none
            file[f].punching = none
            invalidating[file[f].owner!] = false
        }

        rule fault_lookup(v: Vm, p: Page, f: File)
            when vcpu[v].phase == IDLE && ept[v][p] == none && file[f].owner == v {
            vcpu[v] = Vcpu { phase: LOOKED, page: p, file: f, stale: invalidating[v] }
        }

        rule fault_get(v: Vm) when vcpu[v].phase == LOOKED {
            let f = vcpu[v].file
            let p = vcpu[v].page
            if file[f].frame[p] == none && file[f].punching != p { file[f].frame[p] = lowest_free() }
            if file[f].frame[p] == none {
                reset(v)
            } else {
                vcpu[v].frame = file[f].frame[p]
                vcpu[v].phase = GOT
            }
        }

        rule fault_map(v: Vm) when vcpu[v].phase == GOT {
            if !vcpu[v].stale && !invalidating[v] { ept[v][vcpu[v].page] = vcpu[v].frame }
            reset(v)
        }

        rule close(f: File)
            when file[f].technology != UNBOUND && file[f].punching == none && vcpu[file[f].owner!].phase == IDLE {
            let v = file[f].owner!
            for p: Page { ept[v][p] = none }
            file[f] = Memfile { }
        }

        allow deadlock

        invariant one_vm_per_frame "no frame is mapped into two VMs" {
            forall v: Vm, w: Vm, p: Page, q: Page where v < w && ept[v][p] != none { ept[v][p] != ept[w][q] }
        }

        invariant mapped_is_backed "a mapped frame is the one at that offset of the file that the VM owns" {
            forall v: Vm, p: Page where ept[v][p] != none {
                exists f: File { file[f].owner == v && file[f].frame[p] == ept[v][p] }
            }
        }

        invariant one_place_per_frame "no frame backs two pages" {
            forall f: File, p: Page, g: File, q: Page where file[f].frame[p] != none && file[f].frame[p] == file[g].frame[q] {
                f == g && p == q
            }
        }
        """#

    /// Two-phase commit.
    static let twoPhaseCommit = #"""
        /// Two-phase commit as in the TLA+ examples (TwoPhase.tla): a transaction manager and a set of resource managers.
        model two_phase_commit

        param RMS: 1..12 = 3

        type Rm = 1..RMS
        enum RmState { WORKING, PREPARED, COMMITTED, ABORTED }
        enum TmState { INIT, DECIDED_COMMIT, DECIDED_ABORT }

        var rm: [Rm] RmState
        var tm: TmState
        var tm_prepared: set of Rm
        var prepared_sent: set of Rm
        var commit_sent: bool
        var abort_sent: bool

        rule tm_receives_prepared(r: Rm) when tm == INIT && r in prepared_sent { tm_prepared.insert(r) }
        rule tm_commits when tm == INIT && forall r: Rm { r in tm_prepared } {
            tm = DECIDED_COMMIT
            commit_sent = true
        }
        rule tm_aborts when tm == INIT {
            tm = DECIDED_ABORT
            abort_sent = true
        }
        rule rm_prepares(r: Rm) when rm[r] == WORKING {
            rm[r] = PREPARED
            prepared_sent.insert(r)
        }
        rule rm_chooses_to_abort(r: Rm) when rm[r] == WORKING { rm[r] = ABORTED }
        rule rm_receives_commit(r: Rm) when commit_sent { rm[r] = COMMITTED }
        rule rm_receives_abort(r: Rm) when abort_sent { rm[r] = ABORTED }

        allow deadlock

        invariant consistent "no resource manager commits while another aborts" {
            !(exists r: Rm, s: Rm { rm[r] == ABORTED && rm[s] == COMMITTED })
        }
        reachable all_commit { forall r: Rm { rm[r] == COMMITTED } }
        reachable all_abort { forall r: Rm { rm[r] == ABORTED } }
        """#
}
