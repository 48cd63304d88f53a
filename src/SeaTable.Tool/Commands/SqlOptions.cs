using System.CommandLine;
using SeaTable.Facts;
using SeaTable.Tool.Server;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Commands;

/// <summary>What <c>seatable sql</c> takes.</summary>
internal sealed class SqlOptions
{
    private readonly Argument<string?> _statement = new("statement")
    {
        Description = "The statement, such as \"SELECT Name FROM Contacts WHERE Age > ?\".",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _file = new("--file", "-f")
    {
        Description = "A file with the statement, in place of the argument; - reads the standard input.",
        HelpName = "FILE",
    };

    public ServerOptions Server { get; } = new();

    public Option<string[]> Parameters { get; } = new("--param", "-p")
    {
        Description = "The value of a ? of the statement, one after the other: a number, true, false, null, or a text.",
        HelpName = "VALUE",
    };

    public Option<string?> Schema { get; } = new("--schema")
    {
        Description = "The schema file to check against. [default: the base's schema, for a call]",
        HelpName = "FILE",
    };

    public Option<bool> Check { get; } =
        new("--check") { Description = "Only check the statement. With --schema no server is needed." };

    public Option<bool> Strict { get; } =
        new("--strict") { Description = "With --check: give the exit code 1 for warnings, too." };

    public Option<ResultFormat> Format { get; } = new("--format")
    {
        Description = "table, csv or json. [default: table]",
    };

    public Option<string> Delimiter { get; } = new("--delimiter")
    {
        Description = "The sign between the cells of --format csv.",
        DefaultValueFactory = _ => ",",
    };

    public Option<long?> MaxRows { get; } = new("--max-rows")
    {
        Description = $"The most rows to print; a call gives {ServerLimits.SqlRows}. " +
            $"[default: {SqlCommand.RowsOfTable} for a table, all otherwise]",
        HelpName = "N",
    };

    public Option<bool> Write { get; } = new("--write")
    {
        Description = "Permit UPDATE and DELETE, and INSERT into big-data storage.",
    };

    public Option<bool> AllRows { get; } = new("--all-rows") { Description = "Permit UPDATE and DELETE without WHERE." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_statement);
        foreach (var option in (Option[])[_file, Parameters, Format, Delimiter, MaxRows, Schema, Check, Strict, Write, AllRows])
            command.Options.Add(option);

        MaxRows.TakesNumber(1);
        Format.TakesWord();
        Server.AddTo(command);
    }

    /// <summary>Reads the statement from where it is.</summary>
    /// <exception cref="ToolException">There is none, or two.</exception>
    public async Task<string> ReadStatementAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        switch (arguments.GetValue(_statement), arguments.GetValue(_file))
        {
            case ({ } statement, null):
                return statement;
            case (null, "-"):
                return await WholeFile.ReadTextAsync(
                    Console.In, "The standard input", ServerLimits.RequestBytes, cancellationToken).ConfigureAwait(false);
            case (null, { } file):
                WholeFile.ThrowIfNone(file);
                using (var text = new StreamReader(file))
                {
                    return await WholeFile.ReadTextAsync(text, file, ServerLimits.RequestBytes, cancellationToken)
                        .ConfigureAwait(false);
                }

            default:
                throw new ToolException("Give one statement: as the argument, in quotes, or by --file FILE.");
        }
    }
}

/// <summary>How an answer is printed.</summary>
internal enum ResultFormat
{
    Table,
    Csv,
    Json,
}
