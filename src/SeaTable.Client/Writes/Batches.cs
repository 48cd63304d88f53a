using System.Globalization;

namespace SeaTable;

/// <summary>Tells in words which part of a range is on its way, for messages.</summary>
internal static class Batches
{
    internal static string Doing(string verb, int before, int count, int all, string table) => all == 1
        ? $"{verb} a row of table '{table}'"
        : string.Create(CultureInfo.InvariantCulture,
            $"{verb} rows {before + 1} to {before + count} of {all} in table '{table}'{(before == 0 ? "" : " (those before are done)")}");
}
