namespace SeaTable.Sql;

/// <summary>A part of a statement's text.</summary>
/// <param name="Start">Where it begins, counted in characters from 0.</param>
/// <param name="Length">How many characters it has; 0 between two of them.</param>
internal readonly record struct SqlSpan(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>From the beginning of one part to the end of another.</summary>
    public static SqlSpan Between(SqlSpan first, SqlSpan last) => new(first.Start, last.End - first.Start);
}
