namespace SeaTable.Facts.Tests.Oracle;

/// <summary>
/// What a SeaTable server was recorded to do with a construct, told over the harbour: the facts are those of SeaTable's own tests
/// (<c>test_sql</c> and <c>test_sql_functions</c> of <c>seatable/openapi</c>), the statements are ours.
/// </summary>
/// <param name="Statement">A statement with that construct.</param>
/// <param name="Refusal">The kind of problem for which the server answers 400; null when it answers rows.</param>
/// <param name="Fact">What the recording shows.</param>
public sealed record OracleCase(string Statement, string? Refusal, string Fact)
{
    public override string ToString() => $"{Fact}: {Statement}";
}
