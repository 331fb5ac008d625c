resource "aws_cloudwatch_event_bus_policy" "a" {
  policy = jsonencode({
    # finding
    Statement = [{ Effect = "Allow", Principal = "*", Action = "events:PutEvents", Resource = "*" }]
  })
}
#----
resource "aws_codeartifact_domain_permissions_policy" "a" {
  policy_document = jsonencode({
    # finding
    Statement = [{ Effect = "Allow", Principal = "*", Action = "codeartifact:GetAuthorizationToken", Resource = "*" }]
  })
}
#----
resource "aws_iam_role" "a" {
  assume_role_policy = jsonencode({
    # finding
    Statement = [{ Effect = "Allow", Principal = { Service = "*" }, Action = "sts:AssumeRole", Resource = "*" }]
  })
}
#----
resource "aws_kms_replica_key" "a" {
  policy = jsonencode({
    # finding
    Statement = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "kms:Decrypt", Resource = "*" }]
  })
}
