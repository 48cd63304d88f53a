using System.IO.Compression;
using SeaTable.Emulator.Accounts;
using SeaTable.Emulator.Assets;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;
using SeaTable.Emulator.Errors;
using SeaTable.Emulator.Schema;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Loading;

/// <summary>Brings the files of an export into the base, and has the cells that name them name them there.</summary>
internal sealed class AssetSeeder(AssetStore assets, string baseUuid)
{
    private const string Folder = "asset/";

    private readonly string _prefix = AssetAddress.Prefix(WorkspaceList.OwnWorkspace, baseUuid);
    private bool _isFromExport;

    /// <summary>Reads the files, and gives how many there are.</summary>
    public int Add(ZipArchive archive, LoadFindings findings)
    {
        _isFromExport = true;
        var count = 0;
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith(Folder, StringComparison.Ordinal)
            && !entry.FullName.EndsWith('/')))
        {
            if (AssetPath.Parse(entry.FullName[Folder.Length..]) is { } path && TryAdd(entry, path))
                count++;
            else
                findings.Add(LoadFindingKind.UnplacedFile, null, entry.FullName);
        }

        return count;
    }

    /// <summary>Has a cell name files where they are now; those that are not there are told.</summary>
    public string Place(Table table, Column column, string cell, string rowId, LoadFindings findings)
    {
        if (!_isFromExport || !cell.Contains(AssetAddress.InExport, StringComparison.Ordinal)
            || column.Type is not (ImageType or FileType or DigitalSignType or LongTextType))
        {
            return cell;
        }

        var placed = cell.Replace(AssetAddress.InExport, _prefix, StringComparison.Ordinal);
        foreach (var address in AssetCells.Addresses(column, placed))
        {
            var paths = AssetAddress.Paths(address, baseUuid);
            if (paths.Count > 0 && !paths.Any(path => AssetPath.Parse(path) is { } found && assets.Find(found) is not null))
                findings.Add(LoadFindingKind.MissingFile, table.Name, column.Name, rowId);
        }

        return placed;
    }

    /// <summary>Reads a file; false where it has no place, since its folder is a file.</summary>
    private bool TryAdd(ZipArchiveEntry entry, AssetPath path)
    {
        try
        {
            // Whoever loads a base is the only one who has it.
            using var writer = new AssetWriter(assets.Contents, assets);
            using (var stream = entry.Open())
                writer.Write(stream);
            assets.Place(path, writer.End().File, replaces: true, Timestamps.Format(entry.LastWriteTime));
            return true;
        }
        catch (ApiException)
        {
            return false;
        }
        catch (InvalidDataException exception)
        {
            throw new SeaTableEmulatorException(
                $"The file {entry.FullName} of the export can't be read: {exception.Message} Export the base anew: its menu, "
                + "Export.", exception);
        }
    }
}
