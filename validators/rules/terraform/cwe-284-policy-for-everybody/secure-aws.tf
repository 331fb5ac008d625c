resource "aws_cloudwatch_event_bus_policy" "a" {
  policy = jsonencode({
    # evidence
    Statement = [{ Effect = "Allow", Principal = { AWS = "111122223333" }, Action = "events:PutEvents", Resource = "*" }]
  })
}
#----
resource "aws_codeartifact_domain_permissions_policy" "a" {
  policy_document = jsonencode({
    # evidence
    Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:role/build" }, Action = "codeartifact:GetAuthorizationToken", Resource = "*" }]
  })
}
#----
resource "aws_iam_role" "a" {
  assume_role_policy = jsonencode({
    # evidence
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole", Resource = "*" }]
  })
}
