using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SeaTable;

namespace WebApi;

/// <summary>A contact as callers see it: what they need of the row, whatever else the base has.</summary>
public sealed record Contact(
    string Id, string? Name, string? Email, string? Status, IReadOnlyList<string> Tags, double? Age, DateTimeOffset? CreatedAt)
{
    internal static Contact Of(ContactsRow row) => new(
        row.RowId, row.Name, row.Email, row.Status?.Name, [.. row.Tags.Select(tag => tag.Name)], row.Age, row.RowCreatedAt);
}

/// <summary>A page of contacts.</summary>
public sealed record ContactPage(IReadOnlyList<Contact> Items, long Total, int Number, long Pages)
{
    internal static ContactPage Of(SeaTablePage<ContactsRow> page) =>
        new([.. page.Items.Select(Contact.Of)], page.Total, page.Number, page.Count);
}

/// <summary>Which contacts, and how many of them at a time.</summary>
public sealed record ContactFilter(
    [property: MaxLength(100)] string? Search,
    string? Status,
    double? MinAge,
    [property: DefaultValue(1), Range(1, 100_000)] int Page = 1,
    [property: DefaultValue(20), Range(1, 200)] int Size = 20);

/// <summary>A contact to be added.</summary>
public sealed record NewContact(
    [property: Required, MaxLength(NewContact.LongestName)] string Name,
    [property: EmailAddress] string? Email,
    string? Status,
    [property: Range(0, 150)] double? Age)
{
    internal const int LongestName = 200;
}
