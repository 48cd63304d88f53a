namespace SeaTableWebApi;

/// <summary>A contact to be added: what callers may set of a row, and nothing else.</summary>
internal sealed record NewContact
{
    public required string Name { get; init; }

    public string? Email { get; init; }

    public double? Age { get; init; }

    public string? Status { get; init; }

    internal ContactsRow ToRow() => new()
    {
        Name = Name,
        Email = Email,
        Age = Age,
        Status = Status is null ? null : ContactsStatus.FromName(Status),
    };
}
