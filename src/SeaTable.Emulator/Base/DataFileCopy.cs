using Microsoft.Data.Sqlite;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Storage;

namespace SeaTable.Emulator.Base;

/// <summary>Makes a base a copy of that in a data file, which stays as it is.</summary>
internal static class DataFileCopy
{
    /// <summary>
    /// Copies a data file, and gives it when the bytes of its files were left there: they are not brought into memory.
    /// </summary>
    public static Database? Copy(string path, Database database, bool leavesFiles)
    {
        var source = Database.OpenToCopy(path);
        try
        {
            Copy(path, source, database, ref leavesFiles);
        }
        catch
        {
            source.Dispose();
            throw;
        }

        if (leavesFiles)
            return source;
        source.Dispose();
        return null;
    }

    private static void Copy(string path, Database source, Database database, ref bool leavesFiles)
    {
        var record = new BaseRecord(source);
        if (!record.Exists || record.LoadSchema() is null)
            throw new SeaTableEmulatorException($"{path} holds no base. Name a data file that an emulator made.");
        if (record.Incomplete is { } whatToDo)
            throw new SeaTableEmulatorException($"The data file {path} is not whole. {whatToDo}");
        try
        {
            leavesFiles &= source.Has(AssetContents.ChunkTable);
            if (leavesFiles)
                database.CopyFrom(source, path, AssetContents.ChunkTable);
            else
                database.CopyFrom(source);
        }
        catch (SqliteException exception)
        {
            throw new SeaTableEmulatorException($"The data file {path} can't be copied: {exception.Message}", exception);
        }
    }
}
