using System.Globalization;

namespace SeaTable;

/// <summary>
/// How far a write of a stream of rows has come. It is told after each call that adds or updates rows, 1,000 as a rule, and when
/// all rows of a portion are proven; of upserts and deletions, after each portion.
/// </summary>
public sealed class SeaTableProgress
{
    /// <summary>Gets how many rows of the stream are written by now, and proven to be as they were meant.</summary>
    public long Rows { get; init; }

    /// <summary>
    /// Gets how many rows of the stream the server has taken by now, of which those beyond <see cref="Rows"/> are yet to be
    /// proven.
    /// </summary>
    public long Sent { get; init; }

    /// <summary>Tells how many rows are written, such as <c>12,000 rows</c>, and how many more are sent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Sent > Rows
        ? string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows, {Sent - Rows:N0} more sent")
        : string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows");
}
