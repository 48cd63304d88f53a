namespace SeaTable;

/// <summary>One operation of the base, as it is sent to the gateway.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the address of the base.</param>
/// <param name="Doing">What it does, as it follows "while" in a message, such as "reading rows of the table 'Contacts'".</param>
/// <param name="Body">The JSON to send, if any.</param>
internal sealed record ServerRequest(HttpMethod Method, string Path, string Doing, ReadOnlyMemory<byte>? Body = null)
{
    /// <summary>
    /// What a permission may be given for: the method and the first part of the path, and whether it reads or writes.
    /// </summary>
    internal string Kind =>
        Method.Method + " " + Path[..(Path.IndexOf('/', StringComparison.Ordinal) + 1)] + (Writes ? " to write" : "");

    /// <summary>Whether it changes something, so that it may matter that an earlier try was carried out.</summary>
    internal bool Writes => Category != SeaTableOperationCategory.Read;

    /// <summary>Whether it takes a token that may write.</summary>
    internal bool NeedsWritePermission => Writes && !IsOpenToReaders;

    /// <summary>Whether who may only read the base may do it, although it changes something: comments, for one.</summary>
    internal bool IsOpenToReaders { get; init; }

    /// <summary>Where its path stands.</summary>
    internal RequestPlace Place { get; init; }

    /// <summary>The type of its body.</summary>
    internal string ContentType { get; init; } = "application/json";

    /// <summary>
    /// Whether a refusal is an answer to what was asked, such as that there is no such row, and so no failure in traces and logs.
    /// </summary>
    internal Func<SeaTableApiException, bool>? IsAnswer { get; init; }

    /// <summary>Gives the JSON of each try at the last moment before it is sent, instead of <see cref="Body"/>.</summary>
    internal Func<ReadOnlyMemory<byte>>? LatestBody { get; init; }

    /// <summary>Is told right before each try is sent.</summary>
    internal Action? OnSending { get; init; }

    /// <summary>Makes what reads the body of each try's answer while it arrives.</summary>
    internal Func<BodyReader>? NewReader { get; init; }

    /// <summary>Is told that nothing was carried out of what was sent so far, before it is sent again.</summary>
    internal Action? OnNothingDone { get; init; }

    /// <summary>The statement, if it sends one.</summary>
    internal string? Statement { get; init; }

    /// <summary>Its name in traces, metrics and logs, where path and statement don't tell it.</summary>
    internal string? Name { get; init; }

    /// <summary>How many rows it writes.</summary>
    internal int Rows { get; init; }

    /// <summary>Its name in traces, metrics and logs.</summary>
    internal string Operation =>
        Name ?? (Statement is { } sql ? OperationCategories.NameOf(sql) : OperationCategories.NameOf(Method, Path));

    /// <summary>What it does to the base: by method and path, and for statements as it is set.</summary>
    internal SeaTableOperationCategory Category { get; init; } = OperationCategories.Of(Method, Path);
}
