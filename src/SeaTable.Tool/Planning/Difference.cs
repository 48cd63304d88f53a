using System.Text.Json.Nodes;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>What a base differs in from what a file wants it to be.</summary>
/// <param name="Place">The part of the base.</param>
/// <param name="Message">What is to become of it, in words after the place.</param>
internal abstract record Difference(SchemaPlace Place, string Message)
{
    /// <summary>
    /// Gets it as a sentence, without names that only the server knows, so that the same difference reads the same.
    /// </summary>
    public string Text => $"{Place} {Message}.";
}

/// <summary>A difference that no call of the API can end.</summary>
/// <param name="Place">The part of the base.</param>
/// <param name="Message">What can't be, and why.</param>
internal sealed record Obstacle(SchemaPlace Place, string Message) : Difference(Place, Message)
{
    /// <summary>Gets whether only people see it: an order, a description.</summary>
    public bool IsCosmetic { get; init; }
}

/// <summary>A call that brings the base nearer to what the file wants.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Place">To which part of the base.</param>
/// <param name="Message">In words, after the place.</param>
/// <param name="Call">The call.</param>
/// <param name="Then">Gives the base as it is afterwards, as far as that can be told.</param>
internal sealed record Step(
    StepKind Kind, SchemaPlace Place, string Message, SchemaCall Call, Func<BaseDocument, BaseDocument> Then)
    : Difference(Place, Message)
{
    /// <summary>Gets what people may lose by it; null when it is nothing.</summary>
    public Loss? Loss { get; init; }
}

/// <summary>What a step does.</summary>
internal enum StepKind
{
    Create,
    Rename,
    Retype,
    Change,
    Move,
    Delete,
}

/// <summary>A call that changes the base.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the address of the base.</param>
/// <param name="Body">The JSON that is sent.</param>
internal sealed record SchemaCall(HttpMethod Method, string Path, JsonObject Body)
{
    /// <summary>Gets whether a server may take the column of the call for another one.</summary>
    public bool MayMeetAnother { get; init; }
}

/// <summary>What a step may take from people, by the ids of the base.</summary>
/// <param name="TableId">The table.</param>
internal sealed record Loss(string TableId)
{
    /// <summary>Gets the column, when its cells are lost, and not the rows of the table.</summary>
    public string? ColumnKey { get; init; }

    /// <summary>Gets the option, when only cells with it are emptied.</summary>
    public string? OptionId { get; init; }

    /// <summary>Gets the view, when no row and no cell is lost, but what people chose to be seen there.</summary>
    public string? ViewId { get; init; }

    /// <summary>Gets what of a view is lost; otherwise null.</summary>
    public string? Settings { get; init; }

    /// <summary>
    /// Gets whether values are converted: those that do not fit are lost, and others may be kept in another form.
    /// </summary>
    public bool IsConversion { get; init; }

    /// <summary>Whether the same part of the base loses something.</summary>
    public bool IsOfSamePart(Loss other) => (TableId, ColumnKey, OptionId, ViewId)
        == (other.TableId, other.ColumnKey, other.OptionId, other.ViewId);
}
