namespace SeaTable.Tool.Imports;

/// <summary>What became of the lines of a file.</summary>
internal sealed class ImportTotals
{
    private const int MostDoubles = 20;

    private readonly List<string> _doubles = [];

    /// <summary>Gets or sets how many lines became new rows.</summary>
    public long Added { get; set; }

    /// <summary>Gets or sets how many lines changed rows that were there.</summary>
    public long Updated { get; set; }

    /// <summary>Gets or sets how many lines were in the table already, just so.</summary>
    public long Unchanged { get; set; }

    /// <summary>
    /// Gets or sets how many lines are in the table by a try of which only a look showed that it was carried out.
    /// </summary>
    public long Found { get; set; }

    /// <summary>Gets or sets how many lines an earlier run has brought in.</summary>
    public long Earlier { get; set; }

    /// <summary>Gets or sets how many lines were refused.</summary>
    public long Refused { get; set; }

    /// <summary>
    /// Gets or sets how many lines were sent once more because an answer was lost: they may be there twice later.
    /// </summary>
    public long SentAgain { get; set; }

    /// <summary>Gets or sets how many rows were deleted that had the key of another one and held nothing of their own.</summary>
    public long DeletedDoubles { get; set; }

    /// <summary>Gets how many keys several rows of the table have.</summary>
    public long DoubleCount { get; private set; }

    /// <summary>Gets the first of the keys that several rows have, each with the rows.</summary>
    public IReadOnlyList<string> Doubles => _doubles;

    public long Done => Added + Updated + Unchanged + Found + Earlier;

    public void AddDouble(string words)
    {
        DoubleCount++;
        if (_doubles.Count < MostDoubles)
            _doubles.Add(words);
    }
}
