using System.Text.Json;
using SeaTable.Facts;

namespace SeaTable.Tool.Cloning;

/// <summary>
/// How many rows of a table to ask for at a time: so many that few calls are needed, and so few that an answer is of a few
/// megabytes, whatever the rows hold.
/// </summary>
/// <param name="columns">How many columns the rows have.</param>
internal sealed class PageSize(int columns)
{
    /// <summary>The fewest rows, with which reading begins, too.</summary>
    private const int Fewest = ServerLimits.SqlRowsWithoutLimit;

    private const int Sample = 20;
    private const int Characters = 4 * 1024 * 1024;

    /// <summary>Servers give no more cells in an answer.</summary>
    private const int Cells = 1_000_000;

    private int _most = Math.Clamp(Cells / Math.Max(1, columns), Fewest, ServerLimits.SqlRows);

    public int Rows { get; private set; } = Fewest;

    /// <summary>Whether fewer can be asked for.</summary>
    public bool CanShrink => Rows > Fewest;

    /// <summary>Learns from rows how large they are.</summary>
    public void Learn(IReadOnlyList<JsonElement> rows)
    {
        if (rows.Count == 0)
            return;

        var step = Math.Max(1, rows.Count / Sample);
        var (size, count) = (0L, 0);
        for (var index = 0; index < rows.Count; index += step, count++)
            size += rows[index].GetRawText().Length;

        Rows = (int)Math.Clamp(Characters / Math.Max(1, size / count), Fewest, _most);
    }

    /// <summary>Asks for a quarter, when so many were refused.</summary>
    public void Shrink() => Rows = _most = Math.Max(Fewest, Rows / 4);
}
