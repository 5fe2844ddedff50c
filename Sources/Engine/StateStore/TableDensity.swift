/// How full the slots of a table may become before it grows, and by how much it grows then.
///
/// The fuller a table is, the more slots a look-up passes and the more of them an insertion moves.
struct TableDensity: Hashable, Sendable {
    /// How many eighths of the places may be taken.
    let filledEighths: Int
    /// By which part of its places a large table grows: one divided by this.
    let growthDivisor: Int

    /// From 40 to 60 % of the places are taken: quick.
    static let roomy = TableDensity(filledEighths: 5, growthDivisor: 2)
    /// From 70 to 87 % of the places are taken: small.
    static let close = TableDensity(filledEighths: 7, growthDivisor: 4)
}
