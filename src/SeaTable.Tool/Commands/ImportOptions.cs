using System.CommandLine;
using System.Globalization;
using SeaTable.Tool.CellTexts;
using SeaTable.Tool.Delimited;
using SeaTable.Tool.Imports;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary>What <c>seatable rows import</c> takes.</summary>
internal sealed class ImportOptions
{
    private readonly Argument<string> _file = new("file") { Description = "The CSV file. Its first line names the columns." };

    private readonly Option<string[]> _map = new("--map", "-m")
    {
        Description = "The column that a header is meant for: \"Mail=Email\". Nothing behind = leaves the header out.",
        HelpName = "HEADER=COLUMN",
    };

    private readonly Option<string?> _key = new("--key", "-k")
    {
        Description = "The column that tells rows apart: lines whose key is there update it. [default: each line is a new row]",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _delimiter = new("--delimiter")
    {
        Description = "The sign between cells. [default: what the header has most of]",
    };

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "The encoding, such as windows-1252. [default: by the mark at the beginning, or UTF-8]",
        HelpName = "NAME",
    };

    private readonly Option<string?> _culture = new("--culture")
    {
        Description = "Whose numbers and dates they are, such as de-DE. [default: 1234.5 and 2026-01-31]",
        HelpName = "NAME",
    };

    private readonly Option<string?> _dateFormat = new("--date-format")
    {
        Description = "How dates are written, such as dd.MM.yyyy or \"M/d/yyyy h:mm tt\".",
        HelpName = "FORM",
    };

    private readonly Option<string> _timeZone = new("--time-zone")
    {
        Description = "The time zone of the server, and of dates with a time that tell no offset.",
        HelpName = "ZONE",
        DefaultValueFactory = _ => "UTC",
    };

    private readonly Option<bool> _addOptions = new("--add-options")
    {
        Description = "Add options that a select column lacks, for everybody, in place of refusing the line.",
    };

    private readonly Option<bool> _keepEmpty = new("--keep-empty")
    {
        Description = "Leave cells as they are where the file has empty ones, in place of emptying them.",
    };

    private readonly Option<bool> _spreadsheet = new("--spreadsheet")
    {
        Description = "The file was exported with --spreadsheet: take the ' before formulas away.",
    };

    public ServerOptions Server { get; } = new();

    public Option<string> Table { get; } = new("--table", "-t")
    {
        Description = "The table, by its name or id.",
        HelpName = "TABLE",
        Required = true,
    };

    public Option<bool> DryRun { get; } = new("--dry-run", "-n")
    {
        Description = "Only tell which lines would be added, updated and refused.",
    };

    public Option<string?> Rejects { get; } = new("--rejects")
    {
        Description = "Import the others where lines are refused, and write those here, with the reasons.",
        HelpName = "FILE",
    };

    public Option<bool> DeleteDoubles { get; } = new("--delete-doubles")
    {
        Description = "With --key: delete rows that have the key of another one and hold nothing of their own.",
    };

    public Option<string?> Journal { get; } = new("--journal")
    {
        Description = "Without --key: where it is kept which lines are in. [default: beside the file]",
        HelpName = "FILE",
    };

    public Option<bool> Again { get; } = new("--again")
    {
        Description = "Without --key: add all lines once more, although they were imported.",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (var option in (Option[])[
            Table, _key, _map, DryRun, Rejects, _addOptions, _keepEmpty, _culture, _dateFormat, _timeZone, _delimiter, _encoding,
            _spreadsheet, DeleteDoubles, Journal, Again])
        {
            command.Options.Add(option);
        }

        Server.AddTo(command);
    }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ToolException">One of them can't be right.</exception>
    public ImportSettings Read(ParseResult arguments)
    {
        var path = arguments.GetValue(_file)!;
        var delimiter = arguments.GetValue(_delimiter) is { } sign ? FileForm.ParseDelimiter(sign) : (char?)null;
        return new ImportSettings(path, FileForm.Of(path, arguments.GetValue(_encoding), delimiter))
        {
            Map = Map(arguments.GetValue(_map) ?? []),
            Key = arguments.GetValue(_key),
            KeepsEmpty = arguments.GetValue(_keepEmpty),
            IsGuarded = arguments.GetValue(_spreadsheet),
            Forms = new CellForms
            {
                Culture = Culture(arguments.GetValue(_culture)),
                DateFormat = arguments.GetValue(_dateFormat),
                TimeZone = Zone(arguments.GetValue(_timeZone)!),
                AddsOptions = arguments.GetValue(_addOptions),
            },
        };
    }

    private static Dictionary<string, string> Map(string[] entries)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var end = entry.LastIndexOf('=');
            if (end < 0)
                throw new ToolException($"--map takes a header and a column, such as \"Mail=Email\", and not \"{entry}\".");

            if (!map.TryAdd(entry[..end].Trim(), entry[(end + 1)..].Trim()))
                throw new ToolException($"--map names the header \"{entry[..end].Trim()}\" twice.");
        }

        return map;
    }

    private static CultureInfo Culture(string? name)
    {
        try
        {
            return name is null ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException e)
        {
            throw new ToolException($"There is no culture \"{name}\". Name it like de-DE or en-US.", e);
        }
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : throw new ToolException($"There is no time zone \"{id}\". Name it like Europe/Berlin.");
}
