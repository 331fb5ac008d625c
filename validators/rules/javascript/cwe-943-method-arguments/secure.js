import { Meteor } from "meteor/meteor";
import { check } from "meteor/check";

import { Users, Rooms } from "../models";

Meteor.methods({
  passwordPolicy(params) {
    check(params, { token: String });
    const user = Users.findOne({ "services.reset.token": params.token }); // evidence: sanitized
    if (!user) throw new Meteor.Error("invalid user");
    return user.policy;
  },

  leave(roomId) {
    check(roomId, String);
    Rooms.updateOne({ _id: roomId }, { $inc: { left: 1 } }); // evidence: sanitized
  },

  own() {
    return Rooms.findOne({ owner: this.userId });
  },

  count(token) {
    return Rooms.countDocuments({ token: String(token) }); // evidence: sanitized
  },
});
