using System.Globalization;
using SeaTable.Facts;

namespace SeaTable;

/// <summary>The server refuses links to rows that are not there, and does not say which. The ids narrow it down.</summary>
internal static class MissingRow
{
    private const int MostIds = 10;

    internal static bool IsSaidBy(SeaTableApiException refusal) =>
        refusal is not SeaTablePermissionException && ServerMessages.IsLinkedRowNotFound(refusal.ServerMessage);

    internal static SeaTableApiException AmongLinks(SeaTableApiException refusal, IReadOnlyCollection<KeyValuePair<string, List<string>>> links)
    {
        var ids = links.SelectMany(link => link.Value.Prepend(link.Key)).Distinct().ToList();
        var more = ids.Count > MostIds ? string.Create(CultureInfo.InvariantCulture, $" and {ids.Count - MostIds} more") : "";
        return new SeaTableApiException(
            $"{refusal.Message} One of these rows is not in the base any more: {string.Join(", ", ids.Take(MostIds))}{more}. Read the rows again.",
            refusal.StatusCode, refusal.ServerMessage, refusal);
    }
}
