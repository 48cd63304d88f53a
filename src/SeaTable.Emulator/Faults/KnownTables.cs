using SeaTable.Emulator.Base;
using SeaTable.Facts;

namespace SeaTable.Emulator.Faults;

/// <summary>The tables that a fault can be about.</summary>
internal static class KnownTables
{
    /// <summary>Refuses a table that none of the bases has, neither by name nor by id.</summary>
    public static void Require(string table, IEnumerable<EmulatedBase> bases)
    {
        List<string> names = [];
        foreach (var emulatedBase in bases)
        {
            lock (emulatedBase.Gate)
            {
                if ((emulatedBase.Schema.TableWithName(table) ?? emulatedBase.Schema.TableWithId(table)) is not null)
                    return;
                names.AddRange(emulatedBase.Schema.Tables.Select(known => known.Name));
            }
        }

        if (names.Count == 0)
            return;
        throw new SeaTableEmulatorException(
            $"No call would meet the fault, since there is no table \"{table}\""
            + (NearestName.Find(table, names) is { } nearest ? $"; did you mean \"{nearest}\"?" : ".")
            + $" There are: {string.Join(", ", names.Distinct().Select(name => $"\"{name}\""))}.");
    }
}
