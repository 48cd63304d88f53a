using SeaTable.Tool.Rows;

namespace SeaTable.Tool.Imports;

/// <summary>A line of the file.</summary>
/// <param name="Number">Its number in the file, from 1; of one that goes on over several, where it begins.</param>
/// <param name="Cells">Its cells, as they stand there.</param>
internal sealed record ImportLine(int Number, string[] Cells)
{
    /// <summary>Gets or sets the row that it becomes; null when it is refused.</summary>
    public UntypedRow? Row { get; set; }

    /// <summary>Gets the ids of the rows that its links lead to, by the number of the link column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Links { get; init; } = [];

    /// <summary>Gets why it is refused; null when it is not.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets how many letters it has.</summary>
    public int Length => Cells.Sum(cell => cell.Length);
}
