using System.Globalization;

namespace SeaTable;

/// <summary>Where a watch has come, in versions of the base: the server counts its operations.</summary>
/// <param name="BaseUuid">The base.</param>
/// <param name="Complete">Up to this version everything was told.</param>
/// <param name="Told">Up to this version something may have been told.</param>
internal readonly record struct WatchPosition(Guid BaseUuid, long Complete, long Told)
{
    private const string Form = "1";

    /// <exception cref="ArgumentException">It is no position.</exception>
    internal static WatchPosition Parse(string text)
    {
        var parts = text.Split('.');
        return parts is [Form, var uuid, var complete, var told] && Guid.TryParseExact(uuid, "N", out var baseUuid)
            && long.TryParse(complete, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && long.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && to >= from
            ? new WatchPosition(baseUuid, from, to)
            : throw new ArgumentException(
                "SeaTableWatchOptions.Position is no position of a watch: keep the Position of a change as it is, or set null " +
                "to begin now.");
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Form}.{BaseUuid:N}.{Complete}.{Told}");
}
