namespace SeaTable.Client.Tests.Operations;

/// <content>Columns, options, tables and views.</content>
internal static partial class OperationCalls
{
    private static Dictionary<string, Func<OperationRun, Task<object?>>> Columns() => new()
    {
        ["GET columns/ crm.Client.Columns.ListAsync"] = Give(run => run.Client.Columns.ListAsync(run.Contacts)),
        ["POST columns/ crm.Client.Columns.InsertAsync"] = Give(run => run.Client.Columns.InsertAsync(
            run.Contacts,
            new NewColumn(
                "Budget",
                new NumberColumnData { Format = NumberColumnFormat.Yuan, ThousandsSeparator = NumberSeparator.Comma }),
            after: run.Contacts.Columns.Age)),
        ["PUT columns/ crm.Client.Columns.RenameAsync"] = Give(
            run => run.Client.Columns.RenameAsync(run.Contacts, run.Contacts.Columns.Phone, "Telephone")),
        ["PUT columns/ crm.Client.Columns.ChangeTypeAsync"] = Give(run => run.Client.Columns.ChangeTypeAsync(
            run.Contacts, run.Contacts.Columns.Phone, new NumberColumnData())),
        ["PUT columns/ crm.Client.Columns.ResizeAsync"] = Give(
            run => run.Client.Columns.ResizeAsync(run.Contacts, run.Contacts.Columns.Phone, 400)),
        ["PUT columns/ crm.Client.Columns.MoveAsync"] = Give(run => run.Client.Columns.MoveAsync(
            run.Contacts, run.Contacts.Columns.Phone, run.Contacts.Columns.Birthday)),
        ["PUT columns/ crm.Client.Columns.FreezeAsync"] = Give(
            run => run.Client.Columns.FreezeAsync(run.Contacts, run.Contacts.Columns.Name)),
        ["DELETE columns/ crm.Client.Columns.DeleteAsync"] = Do(
            run => run.Client.Columns.DeleteAsync(run.Contacts, run.Contacts.Columns.Notes)),
        ["POST batch-append-columns/ crm.Client.Columns.AppendAsync"] = Give(run => run.Client.Columns.AppendAsync(
            run.Contacts, [new NewColumn("Second e-mail", ColumnType.Email), new NewColumn("Blog", ColumnType.Url)])),
        ["POST column-options/ crm.Client.Columns.AddOptionsAsync"] = Give(run => run.Client.Columns.AddOptionsAsync(
            run.Contacts, run.Contacts.Columns.Status, [new NewOption("Partner") { Color = "#FF8000", TextColor = "#FFFFFF" }])),
        ["PUT column-options/ crm.Client.Columns.UpdateOptionsAsync"] = Give(run => run.Client.Columns.UpdateOptionsAsync(
            run.Contacts, run.Contacts.Columns.Status, [new OptionChange("Lead") { Name = "Prospect", Color = "#4ECCCB" }])),
        ["DELETE column-options/ crm.Client.Columns.DeleteOptionsAsync"] = Do(
            run => run.Client.Columns.DeleteOptionsAsync(run.Contacts, run.Contacts.Columns.Status, ["Lead", "Customer"])),
        ["POST column-cascade-settings/ crm.Client.Columns.SetCascadeAsync"] = Do(run => run.Client.Columns.SetCascadeAsync(
            run.Base.Companies, run.Base.Companies.Columns.Industry, run.Base.Companies.Columns.Employees,
            new Dictionary<OptionReference, IReadOnlyList<OptionReference>> { ["Software"] = ["1-10", "11-50"] })),
    };

    private static Dictionary<string, Func<OperationRun, Task<object?>>> Tables() => new()
    {
        ["POST tables/ crm.Client.Tables.CreateAsync"] = Give(run => run.Client.Tables.CreateAsync(
            "Projects", [new NewColumn("Title", ColumnType.Text), new NewColumn("Hours", new NumberColumnData())])),
        ["PUT tables/ crm.Client.Tables.RenameAsync"] = Do(run => run.Client.Tables.RenameAsync(run.Contacts, "People")),
        ["DELETE tables/ crm.Client.Tables.DeleteAsync"] = Do(run => run.Client.Tables.DeleteAsync(run.Base.Activities)),
        ["POST tables/duplicate-table/ crm.Client.Tables.DuplicateAsync"] = Give(
            run => run.Client.Tables.DuplicateAsync(run.Contacts)),
        ["GET views/ crm.Client.Views.ListAsync"] = Give(run => run.Client.Views.ListAsync(run.Contacts)),
        ["POST views/ crm.Client.Views.CreateAsync"] = Give(run => run.Client.Views.CreateAsync(run.Contacts, "Mine")),
        ["GET views/{view_name}/ crm.Client.Views.GetAsync"] = Give(async run =>
            WithSettings(await run.Client.Views.GetAsync(run.Contacts, run.Contacts.Views.OpenLeads))),
        ["PUT views/{view_name}/ crm.Client.Views.UpdateAsync"] = Give(async run => WithSettings(
            await run.Client.Views.UpdateAsync(run.Contacts, run.Contacts.Views.OpenLeads, new ViewSettings
            {
                IsLocked = true,
                IsAnyFilterEnough = true,
                Filters = [new ViewFilter(run.Contacts.Columns.Status, "is") { Option = "Lead" }],
                Sorts = [new ViewSort(run.Contacts.Columns.Age, IsDescending: true)],
                Groups = [new ViewGroup(run.Contacts.Columns.Status)],
                HiddenColumns = [run.Contacts.Columns.Phone],
            }))),
        ["PUT views/{view_name}/ crm.Client.Views.RenameAsync"] = Give(
            run => run.Client.Views.RenameAsync(run.Contacts, run.Contacts.Views.OpenLeads, "Leads of now")),
        ["DELETE views/{view_name}/ crm.Client.Views.DeleteAsync"] = Do(
            run => run.Client.Views.DeleteAsync(run.Contacts, run.Contacts.Views.OpenLeads)),
    };

    private static object WithSettings(ViewMetadata view) => new { View = view, Settings = ViewSettings.Of(view) };
}
