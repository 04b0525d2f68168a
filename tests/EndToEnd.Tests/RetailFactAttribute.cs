using EventPlatform.TestKit;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>A test on the real purchases, with a broker that hides what is not committed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RetailFactAttribute : FactAttribute
{
    public RetailFactAttribute() =>
        Skip = RetailFile.Path is null ? "the real purchases (online-retail-2010-12.tsv) are not beside the checkout" : new FactNeedingAttribute(Part.Transactions).Skip;
}
