/// What a peer is asked of each scenario.
struct PeerQuestion {
    /// Who is asked.
    let peer: PeersOptions.Peer
    /// Whether the question is which `liveness` properties hold, not which states there are and what holds in them.
    let isLiveness: Bool

    /// The peer, and what it is asked.
    var name: String { peer.name + (isLiveness ? ", liveness" : "") }

    /// What peers are asked: only Spin knows of fairness.
    static func all(of peers: [PeersOptions.Peer]) -> [Self] {
        peers.map { Self(peer: $0, isLiveness: false) }
            + (peers.contains(.spin) ? [Self(peer: .spin, isLiveness: true)] : [])
    }

    /// What the peer says of a scenario; `nil` where it is not asked.
    func verdict(of judge: PeerJudge, on subject: PeerSearch.Subject) -> PeerJudge.Verdict? {
        guard isLiveness else { return judge.verdict(of: peer.target) }
        return subject.liveness.isEmpty ? nil : judge.verdict(ofLiveness: subject.liveness)
    }
}
