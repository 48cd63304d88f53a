namespace SeaTable;

/// <summary>How <c>UpsertRangeAsync</c> shall behave.</summary>
public sealed class SeaTableUpsertOptions
{
    /// <summary>
    /// Gets or sets whether rows that have the key of another one are deleted. <see langword="false"/> unless set: they are only
    /// told. Deleted is only a row that holds nothing which the one that is kept does not hold, as the second row of an addition
    /// that the server carried out twice; all others are told. Every column of the base counts, and links, but not what the
    /// server sets by itself. A row that somebody changes after it was compared stays; but a link made to it in that moment, or a
    /// value taken out of the kept row, is not seen.
    /// </summary>
    public bool DeleteDoubles { get; set; }
}
