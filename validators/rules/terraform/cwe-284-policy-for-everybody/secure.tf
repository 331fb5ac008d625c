resource "aws_s3_bucket_policy" "a" {
  policy = <<POLICY
{
  "Statement": [
    { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:role/x" }, "Action": "s3:GetObject" } # evidence
  ]
}
POLICY
}
#----
data "aws_iam_policy_document" "b" {
  # evidence
  statement {
    actions = ["sqs:SendMessage"]
    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
  }
}
#----
resource "aws_lambda_permission" "c" {
  principal  = "sns.amazonaws.com" # evidence
  source_arn = "arn:aws:sns:x" # evidence
}
#----
data "aws_iam_policy_document" "d" {
  statement {
    effect = "Deny"
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "google_iam_workload_identity_pool_provider" "pipelines" {
  workload_identity_pool_id          = "builders"
  workload_identity_pool_provider_id = "hub"
  attribute_condition                = "assertion.repository_owner == 'harbour'" # evidence
  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
