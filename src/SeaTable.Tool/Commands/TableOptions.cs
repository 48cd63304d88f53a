using System.CommandLine;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Commands;

/// <summary>The options that say which tables of a base a schema file is to have.</summary>
internal sealed class TableOptions
{
    private readonly Option<string[]> _tables = new("--tables", "-t")
    {
        Description = "Only these tables, by name or id. [default: those that the file was made of, or all]",
        HelpName = "TABLE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _all = new("--all-tables")
    {
        Description = "All tables again, in a file that was made of some.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _tables.OffersTables();
        command.Options.Add(_tables);
        command.Options.Add(_all);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_tables) is not null && result.GetResult(_all) is not null)
                result.AddError("--tables and --all-tables contradict each other.");
        });
    }

    /// <summary>Takes the tables that are asked for, or else those that the file has.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="fetched">The base.</param>
    /// <param name="old">The file that is there; null when there is none.</param>
    /// <exception cref="Terminal.ToolException">There is no such table.</exception>
    public BaseDocument Choose(ParseResult arguments, BaseDocument fetched, BaseDocument? old)
    {
        if (arguments.GetValue(_tables) is { Length: > 0 } named)
            return TableChoice.Choose(fetched, named);

        return old is null || arguments.GetValue(_all) ? fetched : TableChoice.Like(old, fetched);
    }
}
