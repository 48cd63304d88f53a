using System.Text.Json.Nodes;

namespace SeaTable.Client.Tests.Operations;

/// <content>Rows and links.</content>
internal static partial class OperationCalls
{
    private static Dictionary<string, Func<OperationRun, Task<object?>>> Rows() => new()
    {
        ["POST sql/ crm.Client.SqlAsync"] = Give(
            run => run.Client.SqlAsync($"SELECT Name, Age FROM Contacts WHERE Age > {30} LIMIT 10")),
        ["GET rows/ crm.Contacts.InView"] = Give(run => run.Contacts.InView(run.Contacts.Views.AllContacts).ToListAsync()),
        ["GET filtered-rows/ crm.Client.SendAsync"] = Give(run => run.Client.SendAsync(
            HttpMethod.Get, "filtered-rows/?table_name=Contacts", new JsonObject
            {
                ["filters"] = new JsonArray(new JsonObject
                {
                    ["column_name"] = "Name", ["filter_predicate"] = "is", ["filter_term"] = "Ada",
                }),
                ["filter_conjunction"] = "And",
            })),
        ["GET rows/{row_id}/ crm.Client.SendAsync"] = Give(run => run.Client.SendAsync(
            HttpMethod.Get, $"rows/{run.Row}/?table_name=Contacts&convert_keys=true")),
        ["GET rows/{row_id}/ crm.Contacts.GetAsync"] = Give(run => run.Contacts.GetAsync(run.Row)),
        ["POST rows/ crm.Contacts.AddAsync"] = Give(run => run.Contacts.AddAsync(
            new ContactsRow { Name = "Bob", Age = 30, Status = ContactsStatus.Customer, Newsletter = true })),
        ["POST rows/ crm.Contacts.AddRangeAsync"] = Give(async run =>
        {
            var rows = await run.Contacts.AddRangeAsync(
                [new ContactsRow { Name = "Bob" }, new ContactsRow { Name = "Eve", Tags = [ContactsTags.Vip] }]);
            run.Set("second", rows[1].RowId);
            return rows;
        }),
        ["PUT rows/ crm.Contacts.UpdateAsync"] = Do(run =>
        {
            run.Contact.Age = 37;
            return run.Contacts.UpdateAsync(run.Contact);
        }),
        ["PUT rows/ crm.Contacts.UpdateRangeAsync"] = Do(run =>
        {
            run.Contact.Status = ContactsStatus.Customer;
            return run.Contacts.UpdateRangeAsync([run.Contact]);
        }),
        ["DELETE rows/ crm.Contacts.DeleteAsync"] = Do(run => run.Contacts.DeleteAsync(run.Row)),
        ["DELETE rows/ crm.Contacts.DeleteRangeAsync"] = Do(run => run.Contacts.DeleteRangeAsync([run.Row])),
        ["PUT lock-rows/ crm.Contacts.LockAsync"] = Do(run => run.Contacts.LockAsync([run.Row])),
        ["PUT unlock-rows/ crm.Contacts.UnlockAsync"] = Do(run => run.Contacts.UnlockAsync([run.Row])),
        ["POST add-archived-rows/ crm.Contacts.BigData.AddRangeAsync"] = Give(
            run => run.Contacts.BigData.AddRangeAsync([new ContactsRow { Name = "Bob", Age = 30 }])),
        ["POST archive-view/ crm.Contacts.ArchiveAsync"] = Do(run => run.Contacts.ArchiveAsync(run.Contacts.Views.AllContacts)),
        ["POST unarchive/ crm.Contacts.UnarchiveAsync"] = async run =>
        {
            await run.Other.Contacts.ArchiveAsync(run.Contacts.Views.AllContacts);
            return await Do(one => one.Contacts.UnarchiveAsync([one.Row]))(run);
        },
    };

    private static Dictionary<string, Func<OperationRun, Task<object?>>> Links() => new()
    {
        ["POST links/ crm.Contacts.Links.Company.AddAsync"] = Do(
            run => run.Contacts.Links.Company.AddAsync(run.Contact, run.Company)),
        ["PUT links/ crm.Contacts.Links.Company.SetAsync"] = Do(
            run => run.Contacts.Links.Company.SetAsync(run.Contact, [run.Company])),
        ["DELETE links/ crm.Contacts.Links.Company.RemoveAsync"] = async run =>
        {
            await run.Other.Contacts.Links.Company.AddAsync(run.Contact, run.Company);
            return await Do(one => one.Contacts.Links.Company.RemoveAsync(one.Contact, one.Company))(run);
        },
        ["POST query-links/ crm.Contacts.Links.Company.LoadAsync"] = async run =>
        {
            await run.Other.Contacts.Links.Company.AddAsync(run.Contact, run.Company);
            return await Give(one => one.Contacts.Links.Company.LoadAsync(one.Contact))(run);
        },
        ["POST auto-links/ crm.Client.StartAutoLinkAsync"] = Give(run => run.Client.StartAutoLinkAsync(
            run.Contacts, run.Contacts.Columns.Company, [new(run.Contacts.Columns.Phone, run.Base.Companies.Columns.Name)])),
        ["GET auto-link-task/ crm.Client.GetAutoLinkStatusAsync"] = async run =>
        {
            var task = await run.Other.Client.StartAutoLinkAsync(
                run.Contacts, run.Contacts.Columns.Company, [new(run.Contacts.Columns.Phone, "Name")]);
            run.Set("task", task);
            return await Give(async one => await one.Client.GetAutoLinkStatusAsync(task))(run);
        },
    };
}
